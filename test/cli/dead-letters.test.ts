import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openVividly } from '../../src/adapters/composition/open-vividly.ts';
import type { Vividly } from '../../src/adapters/composition/vividly.ts';
import { readConfig } from '../../src/adapters/config/read-config.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/adapters/typeorm/embedded/embedded-postgres.ts';
import { runWorker } from '../../src/application/run-worker.ts';
import { outcomeOf } from '../../src/domain/content-request.ts';
import { createDataFolder, type DataFolder } from '../support/data-folder.ts';
import { runCommand } from '../support/in-memory-terminal.ts';
import { newRequest, SAMPLE_OUTCOMES } from '../support/samples.ts';

const LONG = 60_000;
const JUNK = new TextEncoder().encode('junk \u001b[31m');

describe('vividly dead-letters, on the memory queue', () => {
  let folder: DataFolder;
  let environment: Record<string, string>;

  let database: EmbeddedPostgres;

  // One server for all tests: every command then finds it running, as it does beside a running Vividly.
  beforeAll(async () => {
    folder = await createDataFolder();
    environment = { VIVIDLY_DATA_DIR: folder.path };
    database = await openEmbeddedPostgres(folder.path);
    await runCommand(['migrate'], environment);
  }, LONG);
  beforeEach(() => folder.query('DELETE FROM dead_letters').then(() => undefined));
  afterAll(async () => {
    await database.close();
    folder.remove();
  });

  async function withVividly<Result>(work: (vividly: Vividly) => Promise<Result>): Promise<Result> {
    const read = readConfig({ ...environment, VIVIDLY_LOG_LEVEL: 'silent' });
    if (read.kind === 'mistakes') throw new Error(JSON.stringify(read.mistakes));
    const vividly = await openVividly(read.config);
    return work(vividly).finally(() => vividly.close());
  }

  /** A request that ended as failed, with its letter. */
  async function failedRequest({ ports }: Vividly): Promise<{ requestId: string; letterId: string }> {
    const requestId = randomUUID();
    await ports.repository.submit(newRequest(requestId));
    const claimed = await ports.repository.apply(requestId, { type: 'claim', worker: 'test', leaseFor: 60_000 });
    if (claimed.kind !== 'applied') throw new Error(claimed.kind);
    const { fence } = claimed.request;
    const outcome = SAMPLE_OUTCOMES.failed;
    await ports.repository.apply(requestId, { type: 'record_outcome', fence, outcome, upgradable: false });
    const letterId = `${requestId}/1`;
    const detail = 'attempts_exhausted at writing_script';
    await ports.ledger.file({ id: letterId, body: JUNK, reason: 'request_failed', detail, requestId });
    return { requestId, letterId };
  }

  async function fileJunk({ ports }: Vividly, id: string): Promise<void> {
    await ports.ledger.file({ id, body: JUNK, reason: 'unreadable_message', detail: 'not JSON', requestId: null });
  }

  function state(letterId: string): Promise<string | undefined> {
    return withVividly(async ({ ports }) => (await ports.ledger.find(letterId))?.state);
  }

  test(
    'list shows what waits, narrowed down by reason, state and age',
    async () => {
      const { letterId } = await withVividly(async (vividly) => {
        await fileJunk(vividly, 'junk-1');
        return failedRequest(vividly);
      });
      const ids = async (...more: string[]): Promise<string[]> => {
        const { code, out } = await runCommand(['dead-letters', 'list', '--json', ...more], environment);
        expect(code).toBe(0);
        return (JSON.parse(out) as { deadLetters: { id: string }[] }).deadLetters.map(({ id }) => id);
      };
      expect(await ids()).toEqual([letterId, 'junk-1']);
      expect(await ids('--reason', 'unreadable_message')).toEqual(['junk-1']);
      expect(await ids('--older-than', '2h')).toEqual([]);
      expect(await ids('--older-than', '0s')).toHaveLength(2);
      expect(await ids('--state', 'discarded')).toEqual([]);
      await runCommand(['dead-letters', 'discard', 'junk-1'], environment);
      expect(await ids()).toEqual([letterId]);
      expect(await ids('--state', 'discarded')).toEqual(['junk-1']);
      expect(await ids('--state', 'all', '--limit', '1')).toEqual([letterId]);
      const table = await runCommand(['dead-letters', 'list'], environment);
      expect(table.out).toContain('request_failed');
    },
    LONG,
  );

  test(
    'show prints the message, and nothing that would move the cursor',
    async () => {
      await withVividly((vividly) => fileJunk(vividly, 'junk-1'));
      const { code, out } = await runCommand(['dead-letters', 'show', 'junk-1'], environment);
      expect(code).toBe(0);
      expect(out).toContain('reason: unreadable_message');
      expect(out).toContain('body: junk \\u{1b}[31m');
      expect(out).not.toContain('\u001b');
      const json = await runCommand(['dead-letters', 'show', 'junk-1', '--json'], environment);
      const printed = JSON.parse(json.out);
      expect(printed).toMatchObject({ id: 'junk-1', state: 'waiting', bodyText: 'junk \u001b[31m' });
      expect(Buffer.from(printed.bodyBase64, 'base64')).toEqual(Buffer.from(JUNK));
    },
    LONG,
  );

  test(
    'replay has a failed request worked on anew, once, however often it is asked for',
    async () => {
      const { requestId, letterId } = await withVividly(failedRequest);
      const first = await runCommand(['dead-letters', 'replay', letterId], environment);
      expect(first).toMatchObject({ code: 0, out: `${letterId}: replayed\n` });
      expect(first.err).toMatch(/vividly serve/);
      const again = await runCommand(['dead-letters', 'replay', letterId, '--json'], environment);
      expect(again.code).toBe(0);
      expect(JSON.parse(again.out)).toEqual({ letters: [{ id: letterId, result: 'already_replayed' }] });

      await withVividly(async ({ ports, settings, loops }) => {
        expect((await ports.repository.find(requestId))?.state.status).toBe('queued');
        const worker = await runWorker(ports, settings, loops);
        for (let look = 0; look < 200; look += 1) {
          const request = await ports.repository.find(requestId);
          if (request !== null && outcomeOf(request) !== null) break;
          await ports.clock.sleep(50);
        }
        await worker.stop(1_000);
        expect(await ports.repository.find(requestId)).toMatchObject({ generation: 2, state: { status: 'completed' } });
      });
    },
    LONG,
  );

  test(
    'a message without a request is not thrown into a queue that ends with the command',
    async () => {
      await withVividly((vividly) => fileJunk(vividly, 'junk-1'));
      const { code, out } = await runCommand(['dead-letters', 'replay', 'junk-1'], environment);
      expect(code).toBe(1);
      expect(out).toMatch(/not replayed.*memory queue/);
      expect(await state('junk-1')).toBe('waiting');
    },
    LONG,
  );

  test(
    '--all settles every waiting letter that matches, and no other',
    async () => {
      const failed = await withVividly(async (vividly) => {
        await fileJunk(vividly, 'junk-1');
        await fileJunk(vividly, 'junk-2');
        return failedRequest(vividly);
      });
      const discard = ['dead-letters', 'discard', '--all', '--reason', 'unreadable_message', '--json'];
      const { code, out } = await runCommand(discard, environment);
      expect(code).toBe(0);
      const { letters } = JSON.parse(out) as { letters: { id: string; result: string }[] };
      expect(letters.map(({ id }) => id).sort()).toEqual(['junk-1', 'junk-2']);
      expect(new Set(letters.map(({ result }) => result))).toEqual(new Set(['discarded']));
      expect(await state(failed.letterId)).toBe('waiting');
      expect(await runCommand(discard, environment)).toMatchObject({ code: 0, out: '{\n  "letters": []\n}\n' });
    },
    LONG,
  );

  test(
    'what was discarded is not replayed, and that is said',
    async () => {
      const { letterId } = await withVividly(failedRequest);
      await runCommand(['dead-letters', 'discard', letterId], environment);
      const { code, out } = await runCommand(['dead-letters', 'replay', letterId], environment);
      expect(code).toBe(1);
      expect(out).toMatch(/was discarded before/);
    },
    LONG,
  );

  test.each(['show', 'replay', 'discard'])(
    '%s of an unknown letter exits 1 and says how to find one',
    async (what) => {
      const { code, out, err } = await runCommand(['dead-letters', what, 'nobody'], environment);
      expect(code).toBe(1);
      expect(`${out}${err}`).toMatch(/nobody: there is no such dead letter.*dead-letters list/);
    },
    LONG,
  );

  test.each([
    [['replay']],
    [['discard', 'junk-1', '--all']],
    [['list', '--older-than', 'yesterday']],
    [['list', '--reason', 'boredom']],
    [['list', '--state', 'lost']],
    [['show']],
    [['resurrect', 'junk-1']],
  ])('%j is a usage error', async (args) => {
    const { code, out, err } = await runCommand(['dead-letters', ...args], environment);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });
});
