/** Of lessons `l`; the documents are null for the lesson whose id is `known`, since the caller has them. */
const COLUMNS = `l.key, l.lesson_id AS "lessonId", l.stored_at AS "storedAt",
    floor(extract(epoch FROM clock_timestamp() - l.stored_at))::int AS age,
    CASE WHEN l.lesson_id = known THEN NULL ELSE l.lesson END AS lesson,
    CASE WHEN l.lesson_id = known THEN NULL ELSE l.provenance END AS provenance`;

/** Each by its index, however many lessons there were when the statement was planned. */
const kept = (keptFor: string): string => `
  SELECT found.* FROM asked, LATERAL (SELECT ${COLUMNS} FROM lessons l WHERE l.key = asked.key OFFSET 0) found
  WHERE found.age * 1000.0 <= ${keptFor}::float8`;

/** $1: keys, $2: the id of the lesson that the caller has of each, or null, $3: milliseconds for which lessons are kept. */
export const FIND_LESSONS = {
  name: 'find_lessons',
  text: `WITH asked AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS asked (key, known)) ${kept('$3')}`,
} as const;

/** $1: the id of a lesson, $2: the same where the caller has it, else null. */
export const FIND_LESSON_BY_ID = {
  name: 'find_lesson_by_id',
  text: `SELECT ${COLUMNS} FROM lessons l, (SELECT $2::uuid AS known) had WHERE l.lesson_id = $1 LIMIT 1`,
} as const;

/**
 * $1 to $3: as for FIND_LESSONS, $4: milliseconds for which each is reserved. Gives the lessons that are there, and of the
 * others the reservations of those that nobody else is building. In one order, so that two calls cannot deadlock. What
 * somebody stored while this ran is seen by the next statement only.
 */
export const ACQUIRE_LESSONS = {
  name: 'acquire_lessons',
  text: `
  WITH asked AS (
    SELECT * FROM unnest($1::text[], $2::uuid[], $4::float8[]) AS asked (key, known, wait)
  ), kept AS MATERIALIZED (${kept('$3')}
  ), reserved AS (
    INSERT INTO lesson_builds (key, token, until)
    SELECT key, nextval('lesson_build_token'), clock_timestamp() + wait * interval '1 millisecond'
    FROM asked WHERE NOT EXISTS (SELECT FROM kept WHERE kept.key = asked.key) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET token = EXCLUDED.token, until = EXCLUDED.until
    WHERE lesson_builds.until <= clock_timestamp()
    RETURNING key, token, until
  )
  SELECT kept.*, NULL::bigint AS token, NULL::timestamptz AS until FROM kept
  UNION ALL
  SELECT key, NULL, NULL, NULL, NULL, NULL, token, until FROM reserved`,
} as const;

/*
 * What follows is planned anew each time: reservations come and go, and a plan that was made while there were none would
 * read all the dead ones.
 */

/** $1: keys. */
export const FIND_BUILDS = 'SELECT key, until FROM lesson_builds WHERE key = ANY($1::text[])';

/** $1: a key, $2: its token, $3: milliseconds. Gives a row where the reservation was still that token's. */
export const EXTEND_BUILD = `
  WITH extended AS (
    UPDATE lesson_builds SET until = clock_timestamp() + $3 * interval '1 millisecond'
    WHERE key = $1 AND token = $2
    RETURNING key
  )
  SELECT key FROM extended`;

/** $1: keys, $2: their tokens. Gives the keys whose reservation was still that token's. */
export const END_BUILDS = `
  DELETE FROM lesson_builds b USING unnest($1::text[], $2::bigint[]) AS ended (key, token)
  WHERE b.key = ended.key AND b.token = ended.token
  RETURNING b.key`;

/**
 * $1: finished lessons as a JSON list. Stores those whose builder still had the reservation, which ends it, and gives
 * their keys and tokens.
 */
export const STORE_LESSONS = `
  WITH built AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS v(key text, token bigint, "lessonId" uuid, lesson jsonb, provenance jsonb)
  ), ended AS (
    DELETE FROM lesson_builds b USING built WHERE b.key = built.key AND b.token = built.token RETURNING b.key, b.token
  ), stored AS (
    INSERT INTO lessons (key, lesson_id, lesson, provenance, stored_at)
    SELECT key, "lessonId", lesson, provenance, clock_timestamp() FROM built JOIN ended USING (key, token) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET lesson_id = EXCLUDED.lesson_id, lesson = EXCLUDED.lesson,
      provenance = EXCLUDED.provenance, stored_at = EXCLUDED.stored_at
  )
  SELECT key, token FROM ended`;
