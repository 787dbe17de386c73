import { expect, test } from '@jest/globals';
import { omitQuotedText } from '../../src/adapters/telemetry/omit-quoted-text.ts';

test.each([
  ['database: unavailable (ECONNREFUSED)', 'database: unavailable (ECONNREFUSED)'],
  ["it can't be reached, the worker's lease is over", "it can't be reached, the worker's lease is over"],
  ['cannot read "Why do I fall?" as JSON', 'cannot read "…" as JSON'],
  ['cannot read "Why do I say \\"fall\\"?" as JSON', 'cannot read "…" as JSON'],
  ["no topic 'gravity on the moon'", "no topic '…'"],
  ["no topic 'the moon's gravity' here", "no topic '…' here"],
  ['no topic `gravity`, no “moon”', 'no topic `…`, no “…”'],
  ['cut off in the middle of "Why do I', 'cut off in the middle of "…"'],
  ['over "two\nlines" of text', 'over "…" of text'],
])('%j is logged as %j', (message, logged) => expect(omitQuotedText(message)).toBe(logged));
