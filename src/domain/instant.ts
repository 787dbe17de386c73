/** A moment, in milliseconds since the Unix epoch. */
export type Instant = number;

/** A length of time, in milliseconds. */
export type Milliseconds = number;
