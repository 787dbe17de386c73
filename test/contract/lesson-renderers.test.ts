import { InstantRenderer } from '../../src/adapters/rendering/instant-renderer.ts';
import { TextOnlyRenderer } from '../../src/adapters/rendering/text-only-renderer.ts';
import { lessonRendererContract } from './lesson-renderer.contract.ts';

lessonRendererContract('instant', new InstantRenderer(), { audio: true, video: true });
lessonRendererContract('text only', new TextOnlyRenderer(), { audio: false, video: false });
