import { describe, expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';

const policy = createContentPolicy();

const ADVERSARIAL = [
  'a',
  'a ',
  'a@',
  'a.',
  'a:',
  'a-',
  '1-',
  '1 ',
  '+1 234 ',
  '4111 ',
  'k*',
  '@a',
  '::',
  '%41',
  '&#65;',
  '49676e6f',
  'QUJD',
  'how do i ',
  'i really just want to ',
  'make make a ',
  'ignore all the ',
  'tell me your ',
  'killmyself',
  'k i l l ',
  'the my ',
  '12 Main ',
  'My name is A ',
  'http://',
  'my insta is ',
  'call me ',
  '(((',
  'а',
  'ß',
  '\u0301',
  '👩‍🚀',
];

/** Processor time of one run in milliseconds, the best of several: what else the machine does must not count. */
function milliseconds(run: () => void): number {
  const times = Array.from({ length: 8 }, () => {
    const before = process.cpuUsage();
    for (let repeated = 0; repeated < 2; repeated += 1) run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 2_000;
  });
  return Math.min(...times);
}

describe('text made to be slow', () => {
  test.each(ADVERSARIAL)('%j takes time in proportion to its length', (piece) => {
    const text = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const short = milliseconds(() => policy.redact(`${text(2_000)}!`) && policy.screenQuery(`${text(2_000)}!`));
    const long = milliseconds(() => policy.redact(`${text(8_000)}!`) && policy.screenQuery(`${text(8_000)}!`));
    // Four times the length; quadratic work would be sixteen times. The constant is for what is too short to measure.
    expect(long).toBeLessThan(8 * short + 5);
  });
});
