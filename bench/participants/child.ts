import { measureInChild, say } from './measure-in-child.ts';
import type { OpenParticipantOf, ParticipantSetup } from './participant.ts';

/** `node child.js MODULE SETUP`: measures the participant that the module opens. */
const [, , module = '', setup = '{}'] = process.argv;
// Nobody is left to tell: the measuring process ended, or this one is done and something in it still runs.
process.once('disconnect', () => process.exit());
try {
  const { open } = (await import(module)) as { readonly open: OpenParticipantOf };
  await measureInChild(open, JSON.parse(setup) as ParticipantSetup);
  process.disconnect?.();
} catch (thrown) {
  say({ type: 'broken', reason: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
  process.exitCode = 1;
  process.disconnect?.();
}
