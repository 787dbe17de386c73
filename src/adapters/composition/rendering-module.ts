import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import type { BlobStore } from '../../domain/ports/blob-store.ts';
import type { LessonRenderer } from '../../domain/ports/lesson-renderer.ts';
import type { SpeechSynthesizer } from '../../domain/ports/speech-synthesizer.ts';
import type { Config } from '../config/read-config.ts';
import { missingParts } from '../rendering/missing-parts.ts';
import { TextOnlyRenderer } from '../rendering/text-only-renderer.ts';
import type { CleanUp } from './clean-up.ts';
import { TOKEN } from './tokens.ts';

/** Where files are kept in the data folder. */
const MEDIA_FOLDER = 'media';

/** Narration, films and where they are kept. Nothing heavy is loaded before a lesson asks for it. */
export const renderingModule = new ContainerModule(({ bind }) => {
  bind(TOKEN.blobs)
    .toDynamicValue(({ get }) => openConfiguredStore(get(TOKEN.config)))
    .inSingletonScope();
  bind(TOKEN.renderer)
    .toDynamicValue(async ({ get, getAsync }) => {
      const config = get(TOKEN.config);
      const parts = { blobs: await getAsync(TOKEN.blobs), cleanUp: get(TOKEN.cleanUp) };
      return openConfiguredRenderer(config, parts);
    })
    .inSingletonScope();
});

/** What the configured renderer lacks; empty where it can work, or where none is wanted. */
export function missingRenderingParts({ renderer }: Pick<Config, 'renderer'>): readonly string[] {
  return renderer === 'text' ? [] : missingParts({ localVoice: renderer === 'local' });
}

async function openConfiguredStore({ mediaBucket, dataFolder }: Config): Promise<BlobStore> {
  if (mediaBucket !== undefined) {
    const { CloudBlobStore } = await import('../cloud-storage/cloud-blob-store.ts');
    return new CloudBlobStore({ bucket: mediaBucket });
  }
  const { FileBlobStore } = await import('../blob-files/file-blob-store.ts');
  return new FileBlobStore(join(dataFolder, MEDIA_FOLDER));
}

async function openConfiguredRenderer(
  config: Config,
  { blobs, cleanUp }: { readonly blobs: BlobStore; readonly cleanUp: CleanUp },
): Promise<LessonRenderer> {
  if (config.renderer === 'text' || missingRenderingParts(config).length > 0) return new TextOnlyRenderer();
  const { StudioRenderer } = await import('../rendering/studio-renderer.ts');
  const { Studio } = await import('../rendering/threads/studio.ts');
  const studio = new Studio({ threads: config.renderingThreads });
  cleanUp.add(() => studio.close());
  return new StudioRenderer({
    studio,
    blobs,
    speech: await openConfiguredVoice(config, cleanUp),
  });
}

async function openConfiguredVoice(
  { renderer, voice, renderingThreads: threads }: Config,
  cleanUp: CleanUp,
): Promise<SpeechSynthesizer> {
  if (renderer === 'google') {
    const { GoogleSpeech } = await import('../google-speech/google-speech.ts');
    const google = new GoogleSpeech(voice === undefined ? {} : { voice });
    cleanUp.add(() => google.close());
    return google;
  }
  const { LocalSpeech } = await import('../local-speech/local-speech.ts');
  const { LOCAL_VOICES } = await import('../local-speech/voices.ts');
  const local = new LocalSpeech({ threads, voice: LOCAL_VOICES.find((name) => name === voice) ?? 'slt' });
  cleanUp.add(() => local.close());
  return local;
}
