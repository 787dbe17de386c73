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

const quoted = ({ property }: Column): string => `"${property}"`;
const recordset = (parameter: string, columns: readonly Column[]): string =>
  `jsonb_to_recordset(${parameter}::jsonb) AS v(${columns.map((column) => `${quoted(column)} ${column.type}`).join(', ')})`;

const EVENTS = `jsonb_to_recordset($2::jsonb)
  AS e("requestId" uuid, sequence integer, generation integer, at timestamptz(3), body jsonb)`;

/** $1: ids. The rows, locked in one order so that groups cannot deadlock, each with the time after the lock was had. */
export const LOCK_REQUESTS = `
  SELECT ${COLUMNS.map((column) => `${column.name} AS ${quoted(column)}`).join(', ')}, clock_timestamp() AS now
  FROM requests WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/** $1: changed rows, $2: their new events, both as JSON lists. */
export const UPDATE_REQUESTS = `
  WITH updated AS (
    UPDATE requests r
    SET ${CHANGING.map((column) => `${column.name} = v.${quoted(column)}`).join(', ')}
    FROM ${recordset('$1', [...COLUMNS.filter(({ property }) => property === 'id'), ...CHANGING])}
    WHERE r.id = v.id
  )
  INSERT INTO request_events (request_id, sequence, generation, at, body)
  SELECT "requestId", sequence, generation, at, body FROM ${EVENTS}`;

/** $1: new rows, $2: their first events. Gives the ids that were inserted; the others' idempotency keys were taken. */
export const INSERT_REQUESTS = `
  WITH inserted AS (
    INSERT INTO requests (${COLUMNS.map(({ name }) => name).join(', ')})
    SELECT ${COLUMNS.map((column) => `v.${quoted(column)}`).join(', ')} FROM ${recordset('$1', COLUMNS)}
    ON CONFLICT DO NOTHING
    RETURNING id
  ), announced AS (
    INSERT INTO request_events (request_id, sequence, generation, at, body)
    SELECT "requestId", sequence, generation, at, body FROM ${EVENTS} JOIN inserted ON inserted.id = "requestId"
  )
  SELECT id FROM inserted`;
