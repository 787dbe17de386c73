import type { ContentPolicy } from '../../../domain/ports/content-policy.ts';
import { readQuestion } from './simulated-questions.ts';

/** Blocks the questions that are meant to be blocked, and nothing else. */
export const SIMULATED_POLICY: ContentPolicy = {
  version: 'simulation',
  screenQuery: (query) =>
    readQuestion(query).kind === 'blocked_by_policy' ? { kind: 'blocked', category: 'violence' } : { kind: 'allowed' },
  screenScript: () => ({ kind: 'allowed' }),
  screenWords: () => ({ kind: 'allowed' }),
  redact: (text) => text,
  guidance: () => ({ text: 'Ask somebody you trust.', helpResources: [] }),
};
