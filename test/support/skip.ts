import { describe, test } from '@jest/globals';

/** Reports a suite that cannot run on this machine: skipped, with the reason in its name and on standard error. */
export function reportSkipped(suite: string, reason: string): void {
  process.stderr.write(`\nSKIPPED: ${suite}: ${reason}\n`);
  describe(`${suite} (skipped: ${reason})`, () => {
    test.skip(`needs ${reason}`, () => undefined);
  });
}
