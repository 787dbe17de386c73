import type { ModelCall } from './language-model.ts';

/**
 * Whether the configured model can be used now.
 *
 * 1. `isAvailable` is true while some model of the chain may be called and did not show an outage when it was last called.
 * 2. `probe` makes one small call where the breaker allows it, and answers whether the model is available now; it
 *    never throws.
 */
export interface ModelHealth {
  isAvailable(): boolean;
  probe(call: ModelCall): Promise<boolean>;
}
