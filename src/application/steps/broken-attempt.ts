import { describeFault, type GenerationFault } from '../../domain/generation-fault.ts';

/** This attempt cannot go on: a fault, not an answer. */
export class BrokenAttempt extends Error {
  override readonly name = 'BrokenAttempt';
  readonly fault: GenerationFault;

  constructor(fault: GenerationFault) {
    super(describeFault(fault));
    this.fault = fault;
  }
}
