import {
  BLOCKED_CATEGORIES,
  CLARIFICATION_CAUSES,
  FAILURE_REASONS,
  OUT_OF_SCOPE_REASONS,
  type OutcomeKind,
} from '../../domain/generation-outcome.ts';

/** How an outcome is counted: its kind, its closed word for why, the quality of its lesson; empty where it has none. */
export type OutcomeLabels = Readonly<Record<'outcome' | 'why' | 'quality', string>>;

type Details = Omit<OutcomeLabels, 'outcome'>;

const QUALITIES = ['full', 'basic'].map((quality): Details => ({ why: '', quality }));
const reasons = (words: readonly string[]) => words.map((why): Details => ({ why, quality: '' }));

const DETAILS: Readonly<Record<OutcomeKind, readonly Details[]>> = {
  success: QUALITIES,
  cached: QUALITIES,
  clarification_needed: reasons(CLARIFICATION_CAUSES),
  out_of_scope: reasons(OUT_OF_SCOPE_REASONS),
  blocked: reasons(BLOCKED_CATEGORIES),
  failed: reasons(FAILURE_REASONS),
};

/** Every way in which an outcome can be counted. */
export const OUTCOME_LABELS: readonly OutcomeLabels[] = Object.entries(DETAILS).flatMap(([outcome, details]) =>
  details.map((detail) => ({ outcome, ...detail })),
);
