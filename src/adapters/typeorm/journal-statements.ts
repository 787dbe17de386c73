/** $1, $2: the range. What it has of events, so that a sample can be taken. */
export const COUNT_EVENTS = `
  SELECT count(*)::float8 AS events FROM request_events WHERE at >= $1 AND at < $2`;

/** $1, $2: the range; $3: length of a bucket in milliseconds. */
export const COUNT_OUTCOMES = `
  SELECT (floor(extract(epoch FROM at) * 1000 / $3) * $3)::float8 AS at,
         body->>'kind' AS outcome, body->>'why' AS why, count(*)::int AS count
  FROM request_events
  WHERE at >= $1 AND at < $2 AND body->>'type' = 'outcome'
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const MILLISECONDS = (from: string, to: string): string => `greatest(0, extract(epoch FROM ${to} - ${from}) * 1000)`;
const PERCENTILES = (duration: string): string =>
  `percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY (${duration})::float8) AS percentiles`;

/** Ids begin with their time, so a fair sample is one of their hashes. $3: of 2 ** 31 hashes how many, or null for all. */
const inSample = (id: string): string => `($3::float8 IS NULL OR (uuid_hash(${id}) & 2147483647) < $3)`;

/** $1, $2: the range; $3: the sample. */
export const MEASURE_STAGES = `
  SELECT stage, count(*)::int AS count, ${PERCENTILES(MILLISECONDS('since', 'until'))}
  FROM (
    SELECT CASE body->>'type' WHEN 'queued' THEN 'queued' WHEN 'stage_started' THEN body->>'stage' END AS stage,
           CASE body->>'type' WHEN 'queued' THEN greatest(at, to_timestamp((body->>'notBefore')::float8 / 1000))
                ELSE at END AS since,
           lead(at) OVER (PARTITION BY request_id ORDER BY sequence) AS until
    FROM request_events
    WHERE at >= $1 AND at < $2 AND ${inSample('request_id')}
  ) step
  WHERE stage IS NOT NULL AND until IS NOT NULL
  GROUP BY stage`;

/** The same, for the whole way to the first outcome. */
export const MEASURE_ANSWERS = `
  SELECT count(*)::int AS count, ${PERCENTILES(MILLISECONDS('submitted.at', 'answered.at'))}
  FROM request_events answered
  JOIN request_events submitted ON submitted.request_id = answered.request_id AND submitted.sequence = 1
  WHERE answered.at >= $1 AND answered.at < $2 AND ${inSample('answered.request_id')}
    AND answered.body->>'type' = 'outcome' AND answered.generation = 1`;

/** $1, $2: the range. */
export const ADD_UP_MODEL_USE = `
  SELECT made->>'model' AS model,
         count(*)::int AS lessons,
         sum((made->>'modelCalls')::int)::float8 AS "modelCalls",
         sum((made->>'inputTokens')::int)::float8 AS "inputTokens",
         sum((made->>'outputTokens')::int)::float8 AS "outputTokens",
         coalesce(sum((made->>'costUsd')::float8), 0) AS "costUsd",
         (count(*) - count(made->>'costUsd'))::int AS unpriced
  FROM (
    SELECT body->'provenance' AS made FROM request_events
    WHERE at >= $1 AND at < $2 AND body->>'type' IN ('outcome', 'lesson_upgraded')
  ) lesson
  WHERE made IS NOT NULL
  GROUP BY 1 ORDER BY lessons DESC, model`;

/** $1: the text; $2: the same as an id, or null where it is none; $3: the last id of the page before; $4: how many. */
export const SEARCH_REQUESTS = `
  SELECT id, correlation_id AS "correlationId", student_id AS "studentId", status, outcome->>'kind' AS outcome,
         generation, attempts, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM requests
  WHERE (id = $2::uuid OR correlation_id = $1 OR student_id = $1)
    AND ($3::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM requests WHERE id = $3))
  ORDER BY created_at DESC, id DESC LIMIT $4`;
