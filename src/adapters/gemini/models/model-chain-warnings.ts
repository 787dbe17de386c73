import type { Instant, Milliseconds } from '../../../domain/instant.ts';
import { MODEL_RETIREMENTS, type ModelRetirement } from './model-retirements.ts';

/** A model of the chain that is gone, or soon will be. */
export interface ModelChainWarning {
  readonly model: string;
  readonly kind: 'retired' | 'retires_soon';
  /** UTC date, YYYY-MM-DD. */
  readonly on: string;
  /** One sentence for the log and for `doctor`, with what to do. */
  readonly message: string;
}

const NOTICE: Milliseconds = 60 * 24 * 60 * 60 * 1_000;

/** What an engineer should know about a chain at this moment: models retired, or retiring within 60 days. */
export function modelChainWarnings(
  chain: readonly string[],
  now: Instant,
  retirements: readonly ModelRetirement[] = MODEL_RETIREMENTS,
): readonly ModelChainWarning[] {
  return chain.flatMap((model) => {
    const retirement = retirements.find(({ family }) => isOfFamily(model, family));
    return retirement ? warningOf(model, retirement.on, now) : [];
  });
}

function warningOf(model: string, on: string, now: Instant): ModelChainWarning[] {
  const left = Date.parse(`${on}T00:00:00Z`) - now;
  if (left > NOTICE) return [];
  const advice = 'Name a newer model in VIVIDLY_MODEL_NAMES.';
  return left <= 0
    ? [{ model, kind: 'retired', on, message: `${model} was retired on ${on}; its calls answer 404. ${advice}` }]
    : [{ model, kind: 'retires_soon', on, message: `${model} retires on ${on}. ${advice}` }];
}

/** `gemini-2.5-flash-001` and `publishers/google/models/gemini-2.5-pro` are of `gemini-2.5`; `gemini-2.50` is not. */
function isOfFamily(model: string, family: string): boolean {
  const name = model.slice(model.lastIndexOf('/') + 1);
  return name === family || name.startsWith(`${family}-`);
}
