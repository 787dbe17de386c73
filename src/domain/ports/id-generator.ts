/**
 * Fresh names.
 *
 * 1. `uuid` is an RFC 9562 UUID that was never given before, also by another process.
 * 2. `random` is in [0, 1), for jitter.
 */
export interface IdGenerator {
  uuid(): string;
  random(): number;
}
