import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openVividly } from '../../src/adapters/composition/open-vividly.ts';
import { readConfig } from '../../src/adapters/config/read-config.ts';
import { createDataFolder, type DataFolder } from '../support/data-folder.ts';
import { runCommand } from '../support/in-memory-terminal.ts';
import { findPubSubEmulator, type PubSubEmulator, startPubSubEmulator } from '../support/pubsub-emulator.ts';
import { reportSkipped } from '../support/skip.ts';

const LONG = 60_000;
const SUITE = 'vividly dead-letters, on Pub/Sub';
const found = findPubSubEmulator();
if ('missing' in found) reportSkipped(SUITE, found.missing);
else {
  describe(SUITE, () => {
    let emulator: PubSubEmulator;
    let folder: DataFolder;
    let environment: Record<string, string>;

    beforeAll(async () => {
      emulator = await startPubSubEmulator();
      folder = await createDataFolder();
      environment = {
        VIVIDLY_DATA_DIR: folder.path,
        VIVIDLY_QUEUE: 'pubsub',
        VIVIDLY_PUBSUB_TOPIC: `replay-${randomUUID()}`,
        GOOGLE_CLOUD_PROJECT: 'test',
        PUBSUB_EMULATOR_HOST: emulator.host,
      };
      expect(await runCommand(['migrate'], environment)).toMatchObject({ code: 0 });
    }, LONG);
    afterAll(async () => {
      folder.remove();
      await emulator.stop();
    });

    async function opened() {
      const read = readConfig({ ...environment, VIVIDLY_LOG_LEVEL: 'silent' });
      if (read.kind === 'mistakes') throw new Error(JSON.stringify(read.mistakes));
      return openVividly(read.config);
    }

    test(
      'replay publishes a message without a request as it was, since this queue outlives the command',
      async () => {
        const body = new TextEncoder().encode('junk that a newer version can read');
        const before = await opened();
        await before.ports.ledger.file({
          id: 'newer',
          body,
          reason: 'unknown_schema_version',
          detail: 'schema "vividly.generation-request/2"',
          requestId: null,
        });
        await before.close();
        const { code, out } = await runCommand(['dead-letters', 'replay', 'newer'], environment);
        expect({ code, out }).toEqual({ code: 0, out: 'newer: replayed\n' });

        const after = await opened();
        const delivered = new Promise<Uint8Array>((resolve) => {
          void after.ports.queue.consume(
            async (delivery) => {
              resolve(delivery.body);
              return { kind: 'acknowledge' };
            },
            { concurrency: 1 },
          );
        });
        expect(Buffer.from(await delivered)).toEqual(Buffer.from(body));
        expect((await after.ports.ledger.find('newer'))?.state).toBe('replayed');
        await after.close();
      },
      LONG,
    );

    test(
      'a queue that cannot be reached: the letter stays, exit 1',
      async () => {
        const vividly = await opened();
        const body = new TextEncoder().encode('junk');
        const letter = { id: 'away', body, reason: 'unreadable_message', detail: 'not JSON', requestId: null } as const;
        await vividly.ports.ledger.file(letter);
        await vividly.close();
        const nowhere = { ...environment, PUBSUB_EMULATOR_HOST: '127.0.0.1:9' };
        const { code, out } = await runCommand(['dead-letters', 'replay', 'away'], nowhere);
        expect(code).toBe(1);
        expect(out).toMatch(/away: not replayed, the queue cannot be reached; the letter stays/);
        expect((await folder.query(`SELECT state FROM dead_letters WHERE id = 'away'`))[0]).toEqual({
          state: 'waiting',
        });
      },
      LONG,
    );
  });
}
