import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChaosSystem } from './chaos-system.ts';
import { submitThroughFaults } from './submit-through-faults.ts';

type Built = {
  readonly open: typeof import('../../src/adapters/composition/open-vividly.ts');
  readonly config: typeof import('../../src/adapters/config/read-config.ts');
  readonly submit: typeof import('../../src/application/submit-request.ts');
  readonly questions: typeof import('../../src/adapters/load/load-questions.ts');
};

/** What the students of a run were told. */
export interface Traffic {
  readonly accepted: readonly string[];
  /** Submissions that had to be sent more than once. */
  readonly resubmitted: number;
}

/** Submits questions evenly over the given time, through the use case of the built program. */
export async function sendTraffic(
  root: string,
  { environment }: ChaosSystem,
  { requests, duration, patience }: { requests: number; duration: number; patience: number },
  onAccepted: (count: number) => void,
): Promise<Traffic> {
  const built = await loadBuilt(root);
  const read = built.config.readConfig({ ...environment, VIVIDLY_LOG_LEVEL: 'silent' });
  if (read.kind === 'mistakes') throw new Error(built.config.describeMistakes(read.mistakes));
  const vividly = await built.open.openVividly(read.config);
  try {
    const submit = built.submit.submitRequest(vividly.ports);
    const giveUpAt = Date.now() + duration + patience;
    let count = 0;
    const sent = built.questions
      .loadQuestions(vividly.ports.catalogue, requests, false)
      .map(async (question, number) => {
        await wait((number * duration) / requests);
        const result = await submitThroughFaults(submit, question, { number, giveUpAt });
        count += 1;
        onAccepted(count);
        return result;
      });
    const results = await Promise.all(sent);
    return {
      accepted: results.map(({ id }) => id),
      resubmitted: results.filter(({ attempts }) => attempts > 1).length,
    };
  } finally {
    await vividly.close();
  }
}

/** The built program rather than these sources: what runs in the workers is what submits. */
async function loadBuilt(root: string): Promise<Built> {
  const load = (path: string) => import(join(root, 'dist', path));
  const [open, config, submit, questions] = await Promise.all([
    load('adapters/composition/open-vividly.js'),
    load('adapters/config/read-config.js'),
    load('application/submit-request.js'),
    load('adapters/load/load-questions.js'),
  ]);
  return { open, config, submit, questions } as Built;
}
