import { randomUUID } from 'node:crypto';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';

/** Ids and jitter from the machine's own randomness. */
export class RandomIdGenerator implements IdGenerator {
  /**
   * A version 7 UUID: the time in milliseconds, then 74 random bits. Rows that are made one after another then lie beside
   * each other in every index of ids, which stays as fast as it was when there are millions of them.
   */
  uuid(): string {
    const time = Date.now().toString(16).padStart(12, '0');
    // Behind its version digit a random UUID is as version 7 has it.
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
  }

  random(): number {
    return Math.random();
  }
}
