import { expect } from '@jest/globals';

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 50;

/**
 * Waits until what is read from the page is as expected, as a person would: effects such as moving the focus run a frame after what
 * caused them is seen. After ten seconds the difference is reported.
 *
 * @param expected a value, or an asymmetric matcher such as `expect.stringContaining('…')`
 */
export async function becomes<T>(read: () => Promise<T>, expected: unknown): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const actual = await read();
    try {
      expect(actual).toEqual(expected);
      return;
    } catch (difference) {
      if (performance.now() > deadline) throw difference;
    }
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}
