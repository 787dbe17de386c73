import pg from 'pg';
import { runVividly } from '../participants/running-vividly.ts';
import { vividlyConfig } from '../participants/vividly-settings.ts';
import { BenchModel, INSTANT } from '../workload/bench-model.ts';
import { repeatedQuestionOf } from '../workload/questions.ts';

export interface LibraryHitInput {
  readonly databaseUrl: string;
  readonly requests: number;
  /** The number of the first request; larger than 0 where earlier ones are in the database. */
  readonly firstNumber: number;
}

/** Milliseconds, one figure a request and one a round trip. */
export interface LibraryHitFound {
  readonly untilOutcome: readonly number[];
  readonly untilAccepted: readonly number[];
  readonly roundTrip: readonly number[];
}

const WARM_UP = 500;

/** One request after another, each answered from the library; then as many `SELECT 1` over a connection that is open. */
export async function probe({ databaseUrl, requests, firstNumber }: LibraryHitInput): Promise<LibraryHitFound> {
  const waiting = new Map<string, (at: number) => void>();
  const early = new Map<string, number>();
  const config = await vividlyConfig({ DATABASE_URL: databaseUrl });
  const vividly = await runVividly(
    config,
    (catalogue) => new BenchModel(catalogue, INSTANT),
    (event) => {
      if (event.type !== 'outcome_recorded') return;
      const tell = waiting.get(event.requestId);
      if (tell === undefined) early.set(event.requestId, performance.now());
      else tell(performance.now());
      waiting.delete(event.requestId);
    },
  );
  const ask = async (number: number) => {
    const before = performance.now();
    const id = await vividly.submit(repeatedQuestionOf(number, vividly.catalogue), `student-${number}`);
    const accepted = performance.now();
    const ended = early.get(id) ?? (await new Promise<number>((resolve) => waiting.set(id, resolve)));
    early.delete(id);
    return { untilAccepted: accepted - before, untilOutcome: ended - before };
  };
  for (let number = 0; number < vividly.catalogue.topics().length + WARM_UP; number += 1)
    await ask(firstNumber + number);
  const first = firstNumber + vividly.catalogue.topics().length + WARM_UP;
  const untilOutcome: number[] = [];
  const untilAccepted: number[] = [];
  for (let number = 0; number < requests; number += 1) {
    const times = await ask(first + number);
    untilOutcome.push(times.untilOutcome);
    untilAccepted.push(times.untilAccepted);
  }
  await vividly.close();
  return { untilOutcome, untilAccepted, roundTrip: await roundTrips(databaseUrl, WARM_UP, requests) };
}

async function roundTrips(databaseUrl: string, warmUp: number, count: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const taken: number[] = [];
  for (let number = 0; number < warmUp + count; number += 1) {
    const before = performance.now();
    await client.query({ name: 'round-trip', text: 'SELECT 1' });
    if (number >= warmUp) taken.push(performance.now() - before);
  }
  await client.end();
  return taken;
}
