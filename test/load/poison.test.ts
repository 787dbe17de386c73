import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openVividlyWith } from '../../src/adapters/composition/open-vividly.ts';
import type { Vividly } from '../../src/adapters/composition/vividly.ts';
import { type Config, readConfig } from '../../src/adapters/config/read-config.ts';
import { EventCounts } from '../../src/adapters/load/event-counts.ts';
import { type LoadReport, loadReport } from '../../src/adapters/load/load-report.ts';
import { runLoad } from '../../src/adapters/load/run-load.ts';
import { levelOf } from '../../src/adapters/telemetry/event-level.ts';
import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import { createDataFolder, type DataFolder } from '../support/data-folder.ts';

const LONG = 60_000;

describe('ten concurrent messages while the model is unavailable', () => {
  let folder: DataFolder;
  let vividly: Vividly;
  let counts: EventCounts;

  beforeEach(async () => {
    folder = await createDataFolder();
    counts = new EventCounts(levelOf);
    const read = readConfig({ VIVIDLY_DATA_DIR: folder.path, VIVIDLY_LOG_LEVEL: 'silent' });
    if (read.kind === 'mistakes') throw new Error(JSON.stringify(read.mistakes));
    const config: Config = { ...read.config, modelFault: 'unavailable' };
    vividly = await openVividlyWith(config, { sinks: [counts] });
  }, LONG);

  afterEach(async () => {
    await vividly.close();
    folder.remove();
  });

  async function run(
    requests: number,
    catalogue: TopicCatalogue,
  ): Promise<{ report: LoadReport; reasons: readonly string[] }> {
    const { settings, loops } = vividly;
    const ports = { ...vividly.ports, catalogue };
    const options = { requests, concurrency: requests, identical: false, waitAtMost: 30_000 };
    const never = new AbortController().signal;
    return loadReport(await runLoad({ ports, settings, loops, counts }, options, never, () => undefined));
  }

  test(
    'one of them poison: nine requests are answered, and the tenth is in the dead-letter list with its reason',
    async () => {
      const poison = new TextEncoder().encode('{"requestId": "not one of ours"');
      await vividly.ports.queue.publish(poison, null);
      const { report, reasons } = await run(9, vividly.ports.catalogue);
      expect(report).toMatchObject({ published: 9, processed: 9, unfinished: 0, deadLettered: 1, verdict: 'fail' });
      expect(report.outcomes.failed).toBe(0);
      expect(reasons).toEqual(['1 messages were dead-lettered', '1 errors were logged']);
      const letters = await vividly.ports.ledger.list({}, 10);
      expect(letters).toMatchObject([{ reason: 'unreadable_message', detail: 'not JSON', state: 'waiting' }]);
      expect(letters[0]?.body).toEqual(poison);
    },
    LONG,
  );

  test(
    'all of them vague: ten students are told of the outage, and none that the question was unclear',
    async () => {
      const { report } = await run(10, onlyAsking(vividly.ports.catalogue, 'Tell me about energy'));
      expect(report).toMatchObject({ processed: 10, outcomes: { clarification_needed: 10 }, verdict: 'pass' });
      const waiting = await vividly.ports.repository.waitingForModel(20);
      expect(waiting).toHaveLength(10);
      for (const { id } of waiting) {
        const request = await vividly.ports.repository.find(id);
        expect(request?.state).toMatchObject({
          status: 'awaiting_clarification',
          outcome: { cause: 'model_unavailable' },
        });
      }
    },
    LONG,
  );
});

/** The catalogue with this as its only everyday wording. */
function onlyAsking(catalogue: TopicCatalogue, query: string): TopicCatalogue {
  return {
    topics: () => catalogue.topics().map((topic) => ({ ...topic, everydayWordings: [query] })),
    topic: (id) => catalogue.topic(id),
    search: (text, limit) => catalogue.search(text, limit),
    interests: () => catalogue.interests(),
    interest: (text) => catalogue.interest(text),
    broaderInterest: (interest) => catalogue.broaderInterest(interest),
  };
}
