/** What a participant is measured with; the same for each of them, but for the servers that it does not use. */
export interface ParticipantSetup {
  /** An empty database of its own. */
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  /** `host:port` of a Pub/Sub emulator. */
  readonly pubSubHost: string | null;
  /** The number of the first request; larger than 0 where earlier ones are in the database. */
  readonly firstNumber: number;
  /** Requests of the warm-up and of the measurement. */
  readonly warmUp: number;
  readonly requests: number;
}

/** A participant that is open: it has its tables and its connections, and its workers run. */
export interface OpenParticipant {
  /**
   * Submits the requests one by one from 16 submitters and works on them.
   * @param first the number of the first request; no number comes twice
   * @returns when the last outcome is committed
   */
  run(first: number, requests: number): Promise<void>;
  /** Outcomes that are stored, counted in the database. */
  stored(): Promise<number>;
  close(): Promise<void>;
}

/** A module in peers/ or participants/ exports this as `open`. */
export type OpenParticipantOf = (setup: ParticipantSetup) => Promise<OpenParticipant>;
