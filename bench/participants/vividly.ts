import pg from 'pg';
import { AllDone } from '../workload/all-done.ts';
import { BenchModel, INSTANT } from '../workload/bench-model.ts';
import { questionOf, repeatedQuestionOf } from '../workload/questions.ts';
import { submitOneByOne } from '../workload/submitters.ts';
import type { OpenParticipant, ParticipantSetup } from './participant.ts';
import { runVividly } from './running-vividly.ts';
import { vividlyConfig } from './vividly-settings.ts';

/** What becomes of a request: its lesson is written, is found in the library, or it is out of scope. */
export type VividlyAnswer = 'success' | 'cached' | 'out_of_scope';

/** Vividly, in one process, with a model that takes no time. @param queue the environment that chooses the job queue */
export async function openVividlyParticipant(
  { databaseUrl }: ParticipantSetup,
  answer: VividlyAnswer,
  queue: Readonly<Record<string, string>> = {},
): Promise<OpenParticipant> {
  const config = await vividlyConfig({ DATABASE_URL: databaseUrl, ...queue });
  const allDone = new AllDone();
  const understands = answer === 'out_of_scope' ? 'out_of_scope' : 'topic';
  const vividly = await runVividly(
    config,
    (catalogue) => new BenchModel(catalogue, { ...INSTANT, understands }),
    ({ type }) => {
      if (type === 'outcome_recorded') allDone.done();
    },
  );
  const { catalogue } = vividly;
  const ask = answer === 'cached' ? repeatedQuestionOf : questionOf;
  const run: OpenParticipant['run'] = async (first, requests) => {
    const done = allDone.expect(requests);
    await submitOneByOne(requests, (number) =>
      vividly.submit(ask(first + number, catalogue), `student-${first + number}`),
    );
    await done;
  };
  // One round over the topics writes the lessons that the library answers with afterwards.
  if (answer === 'cached') await run(0, catalogue.topics().length);
  return {
    run,
    stored: () => countOutcomes(databaseUrl, answer),
    close: () => vividly.close(),
  };
}

async function countOutcomes(databaseUrl: string, answer: VividlyAnswer): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT count(*)::int AS count FROM requests WHERE student_id LIKE 'student-%' AND outcome ->> 'kind' = $1",
      [answer],
    );
    return rows[0].count;
  } finally {
    await client.end();
  }
}
