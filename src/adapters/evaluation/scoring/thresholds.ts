import type { ModelScore } from './model-score.ts';

/** Shares (0 to 1) below which a run does not pass. */
export interface Thresholds {
  readonly minOutcome?: number;
  readonly minTopic?: number;
}

/** Every threshold that a model is below, in words. A figure that could not be measured is below any. */
export function belowThresholds(
  model: string,
  { outcomeAccuracy, topicAccuracy }: Pick<ModelScore, 'outcomeAccuracy' | 'topicAccuracy'>,
  { minOutcome, minTopic }: Thresholds,
): readonly string[] {
  const reasons: string[] = [];
  const compare = (what: string, figure: number | null, least: number | undefined): void => {
    if (least === undefined || (figure !== null && figure >= least)) return;
    reasons.push(`${model}: ${what} accuracy ${figure ?? 'not measured'} is below ${least}`);
  };
  compare('outcome', outcomeAccuracy, minOutcome);
  compare('topic', topicAccuracy, minTopic);
  return reasons;
}
