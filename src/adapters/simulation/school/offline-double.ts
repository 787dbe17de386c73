import type { LanguageModel } from '../../../domain/ports/language-model.ts';
import { replyOf, script, understanding } from './model-answers.ts';

/** The offline model's stand-in: needs nothing, always answers, and writes basic lessons. */
export const OFFLINE_DOUBLE: LanguageModel = {
  name: 'offline',
  understandQuery: async (task) => replyOf('offline', 'basic', understanding(task, 'basic')),
  writeScript: async (task) => replyOf('offline', 'basic', script(task, 'basic')),
};
