import type { TokenUsage } from './translation/token-usage.ts';

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

/** Prices by model name. Configuration: they change without notice, so none is built in. */
export type PriceTable = Readonly<Record<string, ModelPrice>>;

const MILLION = 1_000_000;

/** What the tokens cost in US dollars, or null where the model has no price. */
export function costOf(model: string, usage: TokenUsage, prices: PriceTable): number | null {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (!price) return null;
  return (usage.inputTokens * price.inputPerMillion + usage.outputTokens * price.outputPerMillion) / MILLION;
}
