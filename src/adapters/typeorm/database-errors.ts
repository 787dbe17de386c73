import { PortFault, UnrecognisedWord } from '../../domain/generation-fault.ts';
import { classifyDatabaseError } from './sqlstate.ts';

/** Runs database work; what it throws becomes a PortFault that says whether a retry can help. */
export async function asPortFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw portFaultOf(thrown);
  }
}

function portFaultOf(thrown: unknown): unknown {
  if (thrown instanceof PortFault || thrown instanceof UnrecognisedWord || thrown instanceof RangeError) return thrown;
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  const { kind, retryable } = classifyDatabaseError(thrown);
  // The driver's message may quote values, and values may be a student's words: only the code goes into ours.
  const code =
    'code' in thrown && typeof thrown.code === 'string' ? thrown.code : String((thrown as Partial<Error>).name);
  return new PortFault('database', `${kind} (${code})`, { retryable, cause: thrown });
}

/** Whether the database refused the statement, so that nothing of it was committed; a broken connection leaves that open. */
export function isUndone(fault: PortFault): boolean {
  const { cause } = fault;
  if (typeof cause !== 'object' || cause === null) return false;
  const { kind } = classifyDatabaseError(cause);
  return kind === 'conflict' || kind === 'constraint' || kind === 'program';
}
