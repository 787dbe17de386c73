import type { Milliseconds } from '../../../domain/instant.ts';
import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import type { World } from '../world.ts';

/** Names of the simulated models, in the order of preference. */
export const MODEL_NAMES = ['first-model', 'second-model'] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** How the provider behaves towards one call. */
export type Service =
  | { readonly kind: 'answers'; readonly after: Milliseconds }
  | { readonly kind: 'fails'; readonly failure: ModelFailure; readonly after: Milliseconds }
  | { readonly kind: 'hangs' };

const RETIRED = modelFailure.modelNotFound('retired (simulated)');

/** The provider of all models: it goes down and returns, retires a model, and has bad moments. */
export class ModelService {
  readonly #world: World;
  readonly #firstIsRetired: boolean;
  #down = false;

  constructor(world: World) {
    this.#world = world;
    this.#firstIsRetired = world.random.chance(0.2);
    if (world.random.chance(0.7)) this.#toggleLater();
  }

  /** Draws how the provider treats a call that starts now. */
  treat(model: ModelName): Service {
    const { random, weather, statistics, isCalm } = this.#world;
    const after = random.between(50, 3_000);
    if (model === 'first-model' && this.#firstIsRetired) return { kind: 'fails', failure: RETIRED, after };
    if (this.#down && !isCalm) {
      if (random.chance(0.2)) return { kind: 'hangs' };
      return { kind: 'fails', failure: random.pick(OUTAGES), after };
    }
    if (random.chance(weather.modelHung)) {
      statistics.faultsInjected.model_hung += 1;
      return { kind: 'hangs' };
    }
    if (random.chance(weather.modelFailure)) {
      statistics.faultsInjected.model_failure += 1;
      return { kind: 'fails', failure: random.pick([...OUTAGES, ...BAD_MOMENTS]), after };
    }
    return { kind: 'answers', after };
  }

  /** Draws how many drafts of a script a call tells, if its model streams at all this time. */
  drafts(): number {
    const { random } = this.#world;
    return random.chance(0.5) ? random.between(1, 4) : 0;
  }

  #toggleLater(): void {
    const { time, random, statistics, journal } = this.#world;
    time.after(random.between(5_000, 120_000), () => {
      if (this.#world.isCalm) return;
      this.#down = !this.#down;
      if (this.#down) statistics.faultsInjected.model_down += 1;
      journal.note('model', () => (this.#down ? 'goes down' : 'returns'));
      this.#toggleLater();
    });
  }
}

const OUTAGES: [ModelFailure, ...ModelFailure[]] = [
  modelFailure.unavailable('simulated'),
  modelFailure.rateLimited('simulated', 2_000),
  modelFailure.rateLimited('simulated', null),
  modelFailure.quotaExhausted('simulated'),
];

const BAD_MOMENTS: readonly ModelFailure[] = [
  modelFailure.malformedReply('simulated'),
  modelFailure.truncated('simulated'),
  modelFailure.invalidRequest('simulated'),
  modelFailure.unrecognised('BRAND_NEW_WORD', 'simulated'),
];
