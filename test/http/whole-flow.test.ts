import { describe, expect, test } from '@jest/globals';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { runWorker } from '../../src/application/run-worker.ts';
import { KeyedModel } from '../support/keyed-model.ts';
import { post } from './support/call.ts';
import { follow } from './support/event-reader.ts';
import { startSubject } from './support/http-subject.ts';

const SETTINGS = {
  worker: 'worker-1',
  leaseFor: 60_000,
  understandingDeadline: 5_000,
  writingDeadline: 5_000,
  renderingDeadline: 5_000,
  requestDeadline: 60_000,
  retry: { maxAttempts: 3, firstDelay: 10, maxDelay: 50 },
  libraryPoll: 10,
  ladder: { offlineUnderstanding: true, library: true, offlineLesson: true },
  modelQuality: 'full',
  lessonVersion: '1',
} as const;
const LOOPS = { concurrency: 4, recoverEvery: 60_000, recoverBatch: 10, resumeEvery: 60_000, resumeBatch: 10 };

describe('a question over HTTP with a worker behind', () => {
  test('is asked, followed to its lesson, and read', async () => {
    const { address, ports } = await startSubject();
    const model = new KeyedModel('model', 'full');
    const worker = await runWorker(
      {
        ...ports,
        model,
        offlineModel: model,
        renderer: { narrate: async () => ({ kind: 'skipped' }), film: async () => ({ kind: 'skipped' }) },
        modelHealth: { isAvailable: () => true, probe: async () => true },
      },
      SETTINGS,
      LOOPS,
    );
    try {
      const accepted = await post(`${address}/v1/requests`, {
        query: 'Why do I get pushed back?',
        grade: 10,
        modalities: ['audio'],
      });
      const { id } = requestViewSchema.parse(await accepted.json());
      const events = await (await follow(address, id)).toEnd();
      const names = events.map(({ event }) => event);
      expect(names[0]).toBe('queued');
      expect(names.slice(-2)).toEqual(['outcome', 'end']);
      expect(names).toContain('lesson_ready');
      const view = requestViewSchema.parse(events.at(-2)?.data.view);
      expect(view).toMatchObject({
        id,
        status: 'completed',
        progress: 100,
        outcome: { kind: 'success', quality: 'full' },
      });
      const read = await fetch(`${address}/v1/lessons/${view.lesson?.id}`);
      expect(await read.json()).toEqual(view.lesson);
    } finally {
      await worker.stop(1_000);
    }
  });
});
