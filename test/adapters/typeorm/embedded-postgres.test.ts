import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  openEmbeddedPostgres,
} from '../../../src/adapters/typeorm/embedded/embedded-postgres.ts';
import { FrameReader } from '../../../src/adapters/typeorm/embedded/wire-frames.ts';
import { dataFolder } from '../../support/vividly-process.ts';

describe('embedded PostgreSQL', () => {
  const data = dataFolder();
  let embedded: EmbeddedPostgres;
  beforeAll(async () => {
    embedded = await openEmbeddedPostgres(data.folder);
  }, 60_000);
  afterAll(async () => {
    await embedded.close();
    data.remove();
  });

  async function connected<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ host: embedded.socketFolder, port: 5432, user: 'postgres', database: 'postgres' });
    await client.connect();
    return work(client).finally(() => client.end());
  }

  test('queries with parameters on many connections at once do not meet', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        connected(async (client) => {
          const seen = [];
          for (let round = 0; round < 10; round += 1) {
            const { rows } = await client.query('SELECT $1::int AS number, $2::text AS text', [number, `t${number}`]);
            seen.push(rows[0]);
          }
          return seen;
        }),
      ),
    );
    for (const [number, seen] of answers.entries()) {
      expect(seen).toEqual(Array(10).fill({ number, text: `t${number}` }));
    }
  }, 60_000);

  test('a transaction has the session to itself, and one whose connection breaks is rolled back', async () => {
    await connected((client) => client.query('CREATE TABLE counted (n int)'));
    const broken = new pg.Client({ host: embedded.socketFolder, port: 5432, user: 'postgres', database: 'postgres' });
    broken.on('error', () => undefined);
    await broken.connect();
    await broken.query('BEGIN');
    await broken.query('INSERT INTO counted VALUES (1)');
    const other = connected((client) => client.query('SELECT count(*)::int AS count FROM counted'));
    (broken as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await other).rows).toEqual([{ count: 0 }]);
  }, 60_000);

  test('a second opener of the same folder is served by the first', async () => {
    const second = await openEmbeddedPostgres(data.folder);
    expect(second).toMatchObject({ owned: false, socketFolder: embedded.socketFolder });
    await second.close();
    expect((await connected((client) => client.query('SELECT 1 AS one'))).rows).toEqual([{ one: 1 }]);
  });

  test('what was written survives a restart', async () => {
    await connected((client) => client.query('CREATE TABLE kept AS SELECT 42 AS answer'));
    await embedded.close();
    embedded = await openEmbeddedPostgres(data.folder);
    expect((await connected((client) => client.query('SELECT answer FROM kept'))).rows).toEqual([{ answer: 42 }]);
  }, 60_000);

  test('a folder that cannot be created is a clear fault', async () => {
    const opening = openEmbeddedPostgres('/dev/null/data');
    await expect(opening).rejects.toMatchObject({
      name: 'PortFault',
      message: expect.stringContaining('VIVIDLY_DATA_DIR'),
    });
  });
});

test('frames are found however the bytes are cut', () => {
  const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
  const query = Buffer.from([0x51, 0, 0, 0, 6, 0x31, 0]);
  const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
  const stream = Buffer.concat([sslRequest, startup, query, query]);
  for (let cut = 1; cut < stream.length; cut += 1) {
    const reader = new FrameReader();
    const frames = [...reader.read(stream.subarray(0, cut)), ...reader.read(stream.subarray(cut))];
    expect(frames.map(({ kind }) => kind)).toEqual(['ssl_request', 'startup', 'message', 'message']);
  }
});
