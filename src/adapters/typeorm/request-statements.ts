import { requestEntity } from './entities/request-entity.ts';

interface Column {
  /** In the row object. */
  readonly property: string;
  /** In the table. */
  readonly name: string;
  readonly type: string;
}

const COLUMNS: readonly Column[] = Object.entries(requestEntity.options.columns).map(([property, column]) => ({
  property,
  name: column?.name ?? property,
  type: column?.type === 'timestamptz' ? 'timestamptz(3)' : String(column?.type),
}));

/** What a request never changes after its submission. */
const FIXED = new Set(
  'id correlationId studentId idempotencyKey query grade interests modalities language createdAt trace'.split(' '),
);
const CHANGING = COLUMNS.filter(({ property }) => !FIXED.has(property));

/** What a changed row must still be. The version counts its commits; it is not part of a request, so not of the entity. */
const DECIDED_ON: readonly Column[] = [
  { property: 'version', name: 'version', type: 'integer' },
  { property: 'was', name: 'status', type: 'text' },
];

const quoted = ({ property }: Column): string => `"${property}"`;
const recordset = (parameter: string, columns: readonly Column[]): string =>
  `jsonb_to_recordset(${parameter}::jsonb) AS v(${columns.map((column) => `${quoted(column)} ${column.type}`).join(', ')})`;

const EVENTS = `jsonb_to_recordset($3::jsonb)
  AS e("requestId" uuid, sequence integer, generation integer, at timestamptz(3), body jsonb)`;

/** $1: ids. The rows, locked in one order so that groups cannot deadlock, each with the time after the lock was had. */
export const LOCK_REQUESTS = `
  SELECT ${COLUMNS.map((column) => `${column.name} AS ${quoted(column)}`).join(', ')}, version, clock_timestamp() AS now
  FROM requests WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * $1: new rows, $2: changed rows with what they were decided upon, $3: the events of both, all as JSON lists. Gives the ids
 * that were written: not those of new rows whose idempotency key was taken, nor of rows that somebody changed meanwhile.
 * One statement for all that waits, since each costs a round trip and a commit. The changed rows are looked up one by one,
 * each by its index (OFFSET 0 keeps the planner from joining): a plan that was made for a small table stays right for a large.
 */
export const WRITE_REQUESTS = `
  WITH inserted AS (
    INSERT INTO requests (${COLUMNS.map(({ name }) => name).join(', ')})
    SELECT ${COLUMNS.map((column) => `v.${quoted(column)}`).join(', ')} FROM ${recordset('$1', COLUMNS)}
    ON CONFLICT DO NOTHING
    RETURNING id
  ), updated AS (
    UPDATE requests r
    SET ${CHANGING.map((column) => `${column.name} = v.${quoted(column)}`).join(', ')}, version = r.version + 1
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
    SELECT "requestId", sequence, generation, at, body FROM ${EVENTS} JOIN written ON written.id = "requestId"
  )
  SELECT id, clock_timestamp() AS now FROM written`;
