import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { median, percentile } from '../report/statistics.ts';
import type { BenchContext, Benchmark } from './benchmark.ts';
import { ClassWorker } from './class-workers.ts';

const STUDENTS = 100;
const WORKERS = 2;
const MODEL = { understandingTakes: 300, writingTakes: 2_000 } as const;
/** One after another, for the time of a single request. */
const SINGLES = 5;
const TIMES_A_SINGLE = 1.2;
const ALL_ANSWERED_WITHIN = 240_000;

/** A class that asks the same, answered by one generation; also when the worker that makes the lesson dies. */
export const sameQuestion: Benchmark = {
  name: 'same-question',
  title: 'A class asks the same: one hundred identical questions over two workers',
  run: async (context) => {
    const postgres = await context.servers.postgres();
    const databaseUrl = await postgres.createDatabase();
    const workers = Array.from(
      { length: WORKERS },
      (_, number) => new ClassWorker({ databaseUrl, process: `w${number}`, ...MODEL }),
    );
    try {
      const quiet = await withoutCrash(workers);
      context.progress(`${quiet.generations} generation(s), p95 ${Math.round(quiet.p95)} ms`);
      const crash = await withCrash(workers, databaseUrl, context);
      return {
        name: sameQuestion.name,
        title: sameQuestion.title,
        method:
          `${STUDENTS} students ask the same question at once, half of them through each of ${WORKERS} worker processes on one PostgreSQL. ` +
          `The model takes ${MODEL.understandingTakes} ms to understand and ${MODEL.writingTakes} ms to write. A single request is the median of ${SINGLES}. ` +
          'Then the same with another question, and the worker that writes is killed while it writes.',
        columns: ['figure', 'value', 'unit'],
        rows: [
          ['generations', quiet.generations, 'scripts written'],
          ['a single request', quiet.single, 'ms'],
          ['class p50', quiet.p50, 'ms'],
          ['class p95', quiet.p95, 'ms'],
          ['class max', quiet.max, 'ms'],
          ['builder killed: another writes after', crash.takenOverAfter / 1_000, 's'],
          ['builder killed: all answered after', crash.allAnsweredAfter / 1_000, 's'],
          ['builder killed: answered', crash.answered, `of ${STUDENTS}`],
          ['builder killed: scripts begun', crash.generations, 'scripts'],
        ],
        verdicts: [
          { what: 'generations for the class', measured: quiet.generations, bar: { at: 'most', value: 1 } },
          {
            what: 'class p95, times a single request',
            measured: quiet.p95 / quiet.single,
            bar: { at: 'most', value: TIMES_A_SINGLE },
          },
          {
            what: 'answered although the builder died',
            measured: crash.answered,
            bar: { at: 'least', value: STUDENTS },
          },
        ],
        charts: [
          {
            title: 'Milliseconds until the outcome',
            unit: 'ms',
            bars: [
              { label: 'a single request', value: quiet.single, own: false },
              { label: 'class p50', value: quiet.p50, own: true },
              { label: 'class p95', value: quiet.p95, own: true },
            ],
          },
        ],
        notes: ['A builder that died is replaced when its reservation lapses: VIVIDLY_LEASE_SECONDS, 15 s by default.'],
      };
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await postgres.dropDatabase(databaseUrl);
    }
  },
};

async function askAll(workers: readonly ClassWorker[], question: number): Promise<readonly number[]> {
  return (await Promise.all(workers.map((worker) => worker.ask(question, STUDENTS / WORKERS)))).flat();
}

const written = (workers: readonly ClassWorker[]): number => workers.reduce((sum, worker) => sum + worker.written, 0);

async function withoutCrash(workers: readonly ClassWorker[]) {
  const [first] = workers;
  if (first === undefined) throw new RangeError('no worker');
  // Warm: both have answered before anything is timed.
  await askAll(workers, 0);
  const singles: number[] = [];
  for (let number = 1; number <= SINGLES; number += 1) singles.push(...(await first.ask(number, 1)));
  const before = written(workers);
  const times = await askAll(workers, SINGLES + 1);
  return {
    single: median(singles),
    generations: written(workers) - before,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    max: percentile(times, 1),
  };
}

async function withCrash(workers: readonly ClassWorker[], databaseUrl: string, { progress }: BenchContext) {
  const before = written(workers);
  let killedAt = Number.NaN;
  let takenOverAt = Number.NaN;
  for (const worker of workers) {
    worker.onWriting = () => {
      if (Number.isNaN(killedAt)) {
        // In the middle of its writing, when all the others wait for it.
        setTimeout(() => {
          worker.kill();
          killedAt = performance.now();
        }, MODEL.writingTakes / 2);
      } else if (Number.isNaN(takenOverAt)) {
        takenOverAt = performance.now();
      }
    };
  }
  for (const worker of workers) void worker.ask(SINGLES + 2, STUDENTS / WORKERS);
  const until = performance.now() + ALL_ANSWERED_WITHIN;
  let answered = 0;
  while (answered < STUDENTS && performance.now() < until) {
    await wait(100);
    answered = await countAnswered(databaseUrl, SINGLES + 2);
  }
  const allAnsweredAfter = performance.now() - killedAt;
  progress(`builder killed: ${answered} of ${STUDENTS} answered after ${Math.round(allAnsweredAfter)} ms`);
  return { takenOverAfter: takenOverAt - killedAt, allAnsweredAfter, answered, generations: written(workers) - before };
}

async function countAnswered(databaseUrl: string, question: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT count(*)::int AS count FROM requests WHERE status = 'completed' AND student_id LIKE $1",
      [`student-%-${question}-%`],
    );
    return rows[0].count;
  } finally {
    await client.end();
  }
}
