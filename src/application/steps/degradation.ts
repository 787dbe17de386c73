import type { ModelFailure } from '../../domain/model-failure.ts';
import type { GenerationContext } from '../generation-context.ts';

/** Rungs of the degradation ladder, by name. */
export type Rung = 'offline_understanding' | 'library' | 'offline_lesson';

/** Says that the model could not be used and which rung serves instead. A warning, never an error: the student is answered. */
export function goDown({ ports, request }: GenerationContext, failure: ModelFailure, rung: Rung): void {
  ports.telemetry.emit({ type: 'model_degraded', requestId: request().id, failure: failure.kind, rung });
}

/** A vendor word nobody knows is an alert of its own, whatever the student receives meanwhile. */
export function reportUnrecognised({ ports }: GenerationContext, failure: ModelFailure): void {
  if (failure.kind === 'unrecognised') {
    ports.telemetry.emit({ type: 'unexpected_status', where: 'language model', raw: failure.raw });
  }
}
