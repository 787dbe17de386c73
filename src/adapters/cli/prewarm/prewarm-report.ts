import type { Prewarmed, WantedLesson } from '../../../application/prewarm-lesson.ts';

/** What became of the lessons that were wanted. */
export interface PrewarmReport {
  readonly wanted: number;
  readonly made: number;
  /** Were in the library before. */
  readonly present: number;
  readonly failed: number;
  /** Not begun, or not finished, because the command was stopped. */
  readonly left: number;
  readonly failures: readonly FailedLesson[];
  readonly durationSeconds: number;
}

export interface FailedLesson {
  readonly topic: string;
  readonly grade: number;
  readonly interest: string | null;
  readonly why: string;
}

export function prewarmReport(
  results: readonly { readonly wanted: WantedLesson; readonly result: Prewarmed }[],
  durationSeconds: number,
): PrewarmReport {
  const count = (kind: Prewarmed['kind']) => results.filter(({ result }) => result.kind === kind).length;
  const failures = results.flatMap(({ wanted, result }) =>
    result.kind === 'failed'
      ? [{ topic: wanted.topic.id, grade: wanted.grade, interest: wanted.interest?.id ?? null, why: result.why }]
      : [],
  );
  return {
    wanted: results.length,
    made: count('made'),
    present: count('present'),
    failed: failures.length,
    left: count('interrupted'),
    failures,
    durationSeconds,
  };
}

const MOST_SHOWN = 20;

/** The report for a person at a terminal. */
export function printPrewarmReport({ wanted, made, present, failed, left, failures }: PrewarmReport): string {
  const lines = [`${wanted} lessons wanted: ${made} made, ${present} in the library before, ${failed} failed.`];
  for (const { topic, grade, interest, why } of failures.slice(0, MOST_SHOWN)) {
    lines.push(`  ${topic}, grade ${grade}, ${interest ?? 'no interest'}: ${why}`);
  }
  if (failures.length > MOST_SHOWN) lines.push(`  and ${failures.length - MOST_SHOWN} more; --json lists all.`);
  if (left > 0) lines.push(`Stopped: ${left} are left.`);
  if (failed + left > 0) lines.push('What was made is kept: the same command again makes only what is missing.');
  return lines.join('\n');
}
