/** What a database error means for the caller. */
export type DatabaseFaultKind = 'unavailable' | 'overloaded' | 'conflict' | 'constraint' | 'program' | 'unrecognised';

export interface DatabaseFault {
  readonly kind: DatabaseFaultKind;
  /** Whether the same statement can succeed later. */
  readonly retryable: boolean;
}

const UNAVAILABLE: DatabaseFault = { kind: 'unavailable', retryable: true };
const OVERLOADED: DatabaseFault = { kind: 'overloaded', retryable: true };
const CONFLICT: DatabaseFault = { kind: 'conflict', retryable: true };
const CONSTRAINT: DatabaseFault = { kind: 'constraint', retryable: false };
const PROGRAM: DatabaseFault = { kind: 'program', retryable: false };

/** Whole codes, which win over their class. Source: PostgreSQL 15, appendix A. */
const BY_CODE: Readonly<Record<string, DatabaseFault>> = {
  '40001': CONFLICT, // serialization_failure
  '40P01': CONFLICT, // deadlock_detected
  '55P03': CONFLICT, // lock_not_available
  '25P03': UNAVAILABLE, // idle_in_transaction_session_timeout
  '57014': OVERLOADED, // query_canceled, by a statement timeout
  '25006': UNAVAILABLE, // read_only_sql_transaction: we reached a replica during a failover
};

const BY_CLASS: Readonly<Record<string, DatabaseFault>> = {
  '08': UNAVAILABLE, // connection exception
  '57': UNAVAILABLE, // operator intervention: shutting down, starting up
  '58': UNAVAILABLE, // system error
  '53': OVERLOADED, // insufficient resources
  '40': CONFLICT, // transaction rollback
  '23': CONSTRAINT, // integrity constraint violation
  '22': PROGRAM, // data exception
  '25': PROGRAM, // invalid transaction state
  '28': { kind: 'unavailable', retryable: false }, // invalid authorization
  '3D': { kind: 'unavailable', retryable: false }, // no such database
  '42': PROGRAM, // syntax error or access rule violation
};

/** Error codes of Node's sockets and name resolution. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the embedded database's socket is gone
]);

/** What the pg driver says, without any code, when a connection breaks or cannot be had. */
const DRIVER_WORDS = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
  'Cannot use a pool after calling end',
  'Query read timeout',
  'is not queryable',
  'Driver not Connected',
];

/** Classifies an error of the pg driver by its SQLSTATE, its network code, or the driver's own words. */
export function classifyDatabaseError(error: { code?: unknown; message?: unknown }): DatabaseFault {
  const code = typeof error.code === 'string' ? error.code : '';
  if (NETWORK.has(code)) return UNAVAILABLE;
  const known = BY_CODE[code] ?? (code.length === 5 ? BY_CLASS[code.slice(0, 2)] : undefined);
  if (known !== undefined) return known;
  const message = typeof error.message === 'string' ? error.message : '';
  if (DRIVER_WORDS.some((words) => message.includes(words))) return UNAVAILABLE;
  return { kind: 'unrecognised', retryable: true };
}
