import { OfflineLanguageModel } from '../../src/adapters/offline/offline-language-model.ts';
import { CATALOGUE } from '../offline/shipped.ts';
import { StoppedClock } from '../support/stopped-clock.ts';
import { languageModelContract } from './language-model.contract.ts';

languageModelContract('OfflineLanguageModel', () => {
  const clock = new StoppedClock();
  return { model: new OfflineLanguageModel(CATALOGUE, clock), catalogue: CATALOGUE, clock, provoke: null };
}, { provokes: [], quality: 'basic' });
