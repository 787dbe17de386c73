import type { Answer } from '../run/ask-question.ts';

/** What the answers of a model took. */
export interface Cost {
  /** From submission to outcome, of the questions asked at once that the run was started with. */
  readonly latencySeconds: { readonly p50: number; readonly p95: number };
  readonly modelCalls: number;
  readonly tokens: { readonly input: number; readonly output: number };
  /** US dollars; null where a price is not configured. */
  readonly costUsd: number | null;
}

/** Adds up every question, those without an answer too: they were paid for as well. */
export function costOf(answers: readonly Pick<Answer, 'took' | 'usage'>[]): Cost {
  const sum = (value: (answer: Pick<Answer, 'usage'>) => number) =>
    answers.reduce((total, answer) => total + value(answer), 0);
  const isPriced = answers.every(({ usage }) => usage.costUsd !== null);
  const latencies = answers.map(({ took }) => took).sort((one, two) => one - two);
  // Nearest rank: a latency that some question really had.
  const percentile = (rank: number) => (latencies[Math.max(0, Math.ceil(rank * latencies.length) - 1)] ?? 0) / 1_000;
  return {
    latencySeconds: { p50: percentile(0.5), p95: percentile(0.95) },
    modelCalls: sum(({ usage }) => usage.modelCalls),
    tokens: { input: sum(({ usage }) => usage.inputTokens), output: sum(({ usage }) => usage.outputTokens) },
    costUsd: isPriced ? sum(({ usage }) => usage.costUsd ?? 0) : null,
  };
}
