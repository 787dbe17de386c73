import { randomUUID } from 'node:crypto';
import {
  BLOCKED_CATEGORIES,
  CLARIFICATION_CAUSES,
  FAILURE_REASONS,
  type GenerationOutcome,
  OUT_OF_SCOPE_REASONS,
} from '../../../src/domain/generation-outcome.ts';
import { claimed, done, submitted } from '../../http/support/requests.ts';
import { workerReport } from '../../http/support/worker-report.ts';
import { SAMPLE_OUTCOMES, sampleLesson } from '../../support/samples.ts';
import type { SchoolServer } from './school-server.ts';

const { success, cached, clarification_needed, out_of_scope, blocked, failed } = SAMPLE_OUTCOMES;

/** Every outcome for every reason that there is, the usual ones more often. */
export const EVERY_OUTCOME: readonly GenerationOutcome[] = [
  ...Array.from({ length: 14 }, () => ({ ...success, lesson: sampleLesson(randomUUID()) })),
  ...Array.from({ length: 8 }, () => cached),
  ...CLARIFICATION_CAUSES.map((cause) => ({ ...clarification_needed, cause })),
  ...OUT_OF_SCOPE_REASONS.map((reason) => ({ ...out_of_scope, reason })),
  ...BLOCKED_CATEGORIES.map((category) => ({ ...blocked, category })),
  ...FAILURE_REASONS.map((reason) => ({ ...failed, reason })),
];

const MINUTE = 60_000;

/** An hour of a school: every outcome, spread over it, each with stages that took their time; and three that no worker has taken up. */
export async function fillAnHour({ repository, past }: SchoolServer): Promise<void> {
  for (const [index, outcome] of EVERY_OUTCOME.entries()) {
    const ago = ((index * 37) % 19) * 3;
    past.by = ago * MINUTE + 20_000;
    const { id, fence } = await claimed(repository);
    const stages = ['finding_lesson', 'writing_script', 'narrating'] as const;
    for (const [place, next] of stages.entries()) {
      past.by -= 400 * (place + 1) + 90 * (index % 9);
      await done(repository, id, { type: 'finish_stage', fence, results: {}, next });
    }
    past.by -= 2_500 + 70 * (index % 7);
    await done(repository, id, { type: 'record_outcome', fence, outcome, upgradable: false });
  }
  past.by = 130_000;
  for (let count = 0; count < 3; count += 1) await submitted(repository);
  past.by = 0;
}

/** A worker whose first model is away. */
export async function reportWorkers({ workerReports }: SchoolServer): Promise<void> {
  await workerReports.report(
    workerReport('classroom-1', {
      inWork: 3,
      startedAt: Date.now() - 90 * MINUTE,
      circuits: [
        { model: 'gemini-3.5-flash', state: 'open' },
        { model: 'gemini-3.5-flash-lite', state: 'closed' },
      ],
      unexpectedStatuses: [{ where: 'language model', count: 2 }],
      modelCalls: [
        { model: 'gemini-3.5-flash', calls: 412, failed: 9 },
        { model: 'gemini-3.5-flash-lite', calls: 37, failed: 0 },
      ],
    }),
  );
}
