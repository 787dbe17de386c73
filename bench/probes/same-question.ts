import { runVividly } from '../participants/running-vividly.ts';
import { vividlyConfig } from '../participants/vividly-settings.ts';
import { BenchModel } from '../workload/bench-model.ts';
import { questionOf } from '../workload/questions.ts';

export interface SameQuestionInput {
  readonly databaseUrl: string;
  /** Names the students of this process. */
  readonly process: string;
  /** Milliseconds that the model takes. */
  readonly understandingTakes: number;
  readonly writingTakes: number;
}

/** Told to the parent: when this worker writes a script, and when it has an outcome of any worker's request. */
export type SameQuestionEvent =
  | { readonly type: 'open' }
  | { readonly type: 'writing' }
  | { readonly type: 'answered'; readonly milliseconds: readonly number[] };

/** From the parent: so many students ask the question of that number at once; null to stop. */
export type SameQuestionOrder = { readonly question: number; readonly students: number } | null;

/** A worker process with students of its own, which waits for orders. */
export async function probe(input: SameQuestionInput): Promise<null> {
  const { databaseUrl, understandingTakes, writingTakes } = input;
  const tell = (event: SameQuestionEvent): void => void process.send?.(event);
  const outcomes = new Map<string, (at: number) => void>();
  const early = new Map<string, number>();
  const config = await vividlyConfig({ DATABASE_URL: databaseUrl });
  const vividly = await runVividly(
    config,
    (catalogue) =>
      new BenchModel(catalogue, {
        understands: 'topic',
        understandingTakes,
        writingTakes,
        onWriting: () => tell({ type: 'writing' }),
      }),
    (event) => {
      if (event.type !== 'outcome_recorded') return;
      const waiting = outcomes.get(event.requestId);
      if (waiting === undefined) early.set(event.requestId, performance.now());
      else waiting(performance.now());
    },
  );
  const ask = async (question: number, student: number): Promise<number> => {
    const before = performance.now();
    const asked = questionOf(question, vividly.catalogue);
    const id = await vividly.submit(asked, `student-${input.process}-${question}-${student}`);
    const ended = early.get(id) ?? (await new Promise<number>((resolve) => outcomes.set(id, resolve)));
    return ended - before;
  };
  const stopped = new Promise<void>((resolve) => {
    process.on('message', ({ order }: { readonly order: SameQuestionOrder }) => {
      if (order === null) {
        resolve();
        return;
      }
      const { question, students } = order;
      Promise.all(Array.from({ length: students }, (_, student) => ask(question, student))).then(
        (milliseconds) => tell({ type: 'answered', milliseconds }),
        (thrown: unknown) => process.stderr.write(`${String(thrown)}\n`),
      );
    });
  });
  tell({ type: 'open' });
  await stopped;
  await vividly.close();
  return null;
}
