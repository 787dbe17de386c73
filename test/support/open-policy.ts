import type { ContentPolicy } from '../../src/domain/ports/content-policy.ts';

/** A policy for tests of the flow: blocks what asks to be blocked, and nothing else. */
export const OPEN_POLICY: ContentPolicy = {
  version: 'test',
  screenQuery: (query) =>
    query.includes('please block') ? { kind: 'blocked', category: 'self_harm' } : { kind: 'allowed' },
  screenScript: () => ({ kind: 'allowed' }),
  screenWords: () => ({ kind: 'allowed' }),
  redact: (text) => text.replaceAll(/\S+@\S+/g, '[email]'),
  guidance: () => ({ text: 'You are not alone.', helpResources: [{ name: 'Helpline', contact: '988' }] }),
};
