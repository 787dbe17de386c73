import type { BlockedCategory } from '../../domain/generation-outcome.ts';

/** The categories that our own rules can find. `provider_policy` is a provider's word, never ours. */
export type ScreenedCategory = Exclude<BlockedCategory, 'provider_policy'>;

/**
 * Which category answers when rules of several match; the lowest number wins. A student in distress must get the help
 * resources whatever else the text says, and what is asked for says more than the trick used to ask for it, so prompt
 * injection comes last.
 */
export const PRECEDENCE: Readonly<Record<ScreenedCategory, number>> = {
  self_harm: 1,
  violence: 2,
  sexual: 3,
  hate: 4,
  personal_data: 5,
  prompt_injection: 6,
};

/** The screened categories, the one that wins first. */
export const SCREENED_CATEGORIES = (Object.keys(PRECEDENCE) as ScreenedCategory[]).sort(
  (one, other) => PRECEDENCE[one] - PRECEDENCE[other],
);
