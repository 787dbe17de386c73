import { requestEntity } from './entities/request-entity.ts';

interface Column {
  /** In the row object. */
  readonly property: string;
  /** In the table. */
  readonly name: string;
  readonly type: string;
  readonly isInstant: boolean;
}

const COLUMNS: readonly Column[] = Object.entries(requestEntity.options.columns).map(([property, column]) => ({
  property,
  name: column?.name ?? property,
  // Instants are sent in milliseconds.
  type: column?.type === 'timestamptz' ? 'float8' : String(column?.type),
  isInstant: column?.type === 'timestamptz',
}));

/** What a request never changes after its submission. */
const FIXED = new Set(
  'id correlationId studentId idempotencyKey query grade interests modalities language createdAt trace'.split(' '),
);
const CHANGING = COLUMNS.filter(({ property }) => !FIXED.has(property));

/** What a changed row must still be. The version counts its commits; it is not part of a request, so not of the entity. */
const DECIDED_ON: readonly Column[] = [
  { property: 'version', name: 'version', type: 'integer', isInstant: false },
  { property: 'was', name: 'status', type: 'text', isInstant: false },
];

const quoted = ({ property }: Column): string => `"${property}"`;
const instant = (milliseconds: string): string => `to_timestamp(${milliseconds} / 1000)`;
const sent = (column: Column): string => (column.isInstant ? instant(`v.${quoted(column)}`) : `v.${quoted(column)}`);
const recordset = (parameter: string, columns: readonly Column[]): string =>
  `jsonb_to_recordset(${parameter}::jsonb) AS v(${columns.map((column) => `${quoted(column)} ${column.type}`).join(', ')})`;

/** The time, in milliseconds. */
const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::float8';

const EVENTS = `jsonb_to_recordset($3::jsonb)
  AS e("requestId" uuid, sequence integer, generation integer, at float8, body jsonb)`;

/** $1: ids. The rows, locked in one order so that groups cannot deadlock, each with the time after the lock was had. */
export const LOCK_REQUESTS = `
  SELECT ${COLUMNS.map((column) => `${column.name} AS ${quoted(column)}`).join(', ')}, version, ${NOW} AS now
  FROM requests WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * $1: new rows, $2: changed rows with what they were decided upon, $3: the events of both, all as JSON lists. Gives one row
 * with the ids that were written, separated by commas, null for none: not those of new rows whose idempotency key was taken, nor of rows that somebody changed meanwhile.
 * One statement for all that waits, since each costs a round trip and a commit. The changed rows are looked up one by one,
 * each by its index (OFFSET 0 keeps the planner from joining): a plan that was made for a small table stays right for a large.
 */
export const WRITE_REQUESTS = `
  WITH inserted AS (
    INSERT INTO requests (${COLUMNS.map(({ name }) => name).join(', ')})
    SELECT ${COLUMNS.map(sent).join(', ')} FROM ${recordset('$1', COLUMNS)}
    ON CONFLICT DO NOTHING
    RETURNING id
  ), updated AS (
    UPDATE requests r
    SET ${CHANGING.map((column) => `${column.name} = ${sent(column)}`).join(', ')}, version = r.version + 1
    FROM ${recordset('$2', [...COLUMNS.filter(({ property }) => property === 'id'), ...DECIDED_ON, ...CHANGING])},
      LATERAL (
        SELECT ctid AS place FROM requests WHERE id = v.id AND version = v.version AND status = v.was OFFSET 0
      ) found
    WHERE r.ctid = found.place
    RETURNING r.id
  ), written AS (
    SELECT id FROM inserted UNION ALL SELECT id FROM updated
  ), announced AS (
    INSERT INTO request_events (request_id, sequence, generation, at, body)
    SELECT "requestId", sequence, generation, ${instant('at')}, body FROM ${EVENTS} JOIN written ON written.id = "requestId"
  )
  SELECT string_agg(id::text, ',') AS ids, ${NOW} AS now FROM written`;
