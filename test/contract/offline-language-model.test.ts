import { OfflineLanguageModel } from '../../src/adapters/offline/offline-language-model.ts';
import { CATALOGUE } from '../offline/shipped.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { languageModelContract } from './language-model.contract.ts';

languageModelContract(
  'OfflineLanguageModel',
  () => {
    const clock = new ManualClock();
    return { model: new OfflineLanguageModel(CATALOGUE, clock), catalogue: CATALOGUE, clock, provoke: null };
  },
  { provokes: [], quality: 'basic', streams: false },
);
