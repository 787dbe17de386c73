const find = (which: string): string => `
  SELECT key, lesson_id AS "lessonId", stored_at AS "storedAt",
    floor(extract(epoch FROM clock_timestamp() - stored_at))::int AS age,
    CASE WHEN lesson_id = ANY($2::uuid[]) THEN NULL ELSE lesson END AS lesson,
    CASE WHEN lesson_id = ANY($2::uuid[]) THEN NULL ELSE provenance END AS provenance
  FROM lessons WHERE ${which}`;

/** $1: keys, $2: ids of the lessons that the caller has already, whose documents are not sent again. */
export const FIND_LESSONS = find('key = ANY($1::text[])');

/** $1: the ids of lessons, $2: as above. */
export const FIND_LESSONS_BY_ID = find('lesson_id = ANY($1::uuid[])');

/**
 * $1: keys, $2: milliseconds for which each is reserved. Gives those that nobody else
 * is building. In one order, so that two calls cannot deadlock.
 */
export const RESERVE_BUILDS = `
  INSERT INTO lesson_builds (key, token, until)
  SELECT key, nextval('lesson_build_token'), clock_timestamp() + wait * interval '1 millisecond'
  FROM unnest($1::text[], $2::float8[]) AS asked (key, wait) ORDER BY key
  ON CONFLICT (key) DO UPDATE SET token = EXCLUDED.token, until = EXCLUDED.until
  WHERE lesson_builds.until <= clock_timestamp()
  RETURNING key, token, until`;

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
