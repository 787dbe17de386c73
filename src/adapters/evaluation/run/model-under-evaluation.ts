import type { Ports } from '../../../application/ports.ts';
import type { ProcessPorts } from '../../../application/process-delivery.ts';
import type { WorkerSettings } from '../../../application/settings.ts';

/** What one question needs of the world, from submission to outcome. */
export type QuestionPorts = ProcessPorts & Pick<Ports, 'queue'>;

/** A model with the real application around it. */
export interface ModelUnderEvaluation {
  readonly name: string;
  /** Fresh stores each time: no question is answered from the lesson of another. */
  readonly openPorts: () => QuestionPorts;
  /** One attempt, and no rung below the model: what it cannot answer has no answer. */
  readonly settings: WorkerSettings;
  /** Why the model cannot be reached, null when it can. Ends by itself within the time of a call. */
  readonly findOutage: (signal: AbortSignal) => Promise<string | null>;
}
