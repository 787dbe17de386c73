import { randomUUID } from 'node:crypto';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';

/** Ids and jitter from the machine's own randomness. */
export class RandomIdGenerator implements IdGenerator {
  uuid(): string {
    return randomUUID();
  }

  random(): number {
    return Math.random();
  }
}
