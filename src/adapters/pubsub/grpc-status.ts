import { PortFault } from '../../domain/generation-fault.ts';

/** The status words of gRPC, at the index of their code. */
const WORDS = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;
export type GrpcStatus = (typeof WORDS)[number];

const CAN_PASS: readonly GrpcStatus[] = [
  'CANCELLED',
  'UNKNOWN',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'ABORTED',
  'INTERNAL',
  'UNAVAILABLE',
];

/** Codes of what may go better the next time, for the SDK's own retries. */
export const RETRYABLE_CODES: readonly number[] = CAN_PASS.map((word) => WORDS.indexOf(word));

/** The status word of what the SDK threw; null where it carries no gRPC status that is known. */
export function grpcStatusOf(thrown: unknown): GrpcStatus | null {
  const code = codeOf(thrown);
  return typeof code === 'number' ? (WORDS[code] ?? null) : null;
}

/**
 * What the SDK threw, as a fault that says whether a retry can help. A status that nobody knows, or a broken connection
 * below gRPC, counts as passing; an error without any code (no credentials, a mistake in the program) does not.
 */
export function portFaultOf(thrown: unknown, doing: string): PortFault {
  if (thrown instanceof PortFault) return thrown;
  const code = codeOf(thrown);
  const status = grpcStatusOf(thrown);
  const retryable = status === null ? code !== null : CAN_PASS.includes(status);
  const word = status ?? (code === null ? '' : `unrecognised status ${code}`);
  const detail = [doing, word, messageOf(thrown)].filter((part) => part !== '').join(': ');
  return new PortFault('queue', detail, { retryable, cause: thrown });
}

function codeOf(thrown: unknown): number | string | null {
  if (!(thrown instanceof Error) || !('code' in thrown)) return null;
  return typeof thrown.code === 'number' || typeof thrown.code === 'string' ? thrown.code : null;
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'a value that is not an error';
  const details = 'details' in thrown && typeof thrown.details === 'string' ? thrown.details : thrown.message;
  return details.slice(0, 300);
}
