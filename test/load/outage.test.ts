import { afterEach, describe, expect, test } from '@jest/globals';
import type { LoadReport } from '../../src/adapters/load/load-report.ts';
import { createDataFolder, type DataFolder } from '../support/data-folder.ts';
import { type CommandResult, runCommand } from '../support/in-memory-terminal.ts';
import { VERTEX_SITUATIONS } from '../support/vertex-fake/situations.ts';
import { AMBIGUOUS_REPLY, stop } from '../support/vertex-fake/valid-answers.ts';
import { startVertexFake, type VertexFake } from '../support/vertex-fake/vertex-fake.ts';

const LONG = 120_000;
const cleanUps: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function dataFolder(): Promise<DataFolder> {
  const folder = await createDataFolder();
  cleanUps.push(folder.remove);
  return folder;
}

interface EndedRow {
  readonly kind: string;
  readonly cause: string | null;
  readonly quality: string | null;
  readonly attempts: number;
}

function endsIn(folder: DataFolder): Promise<EndedRow[]> {
  return folder.query(
    `SELECT outcome->>'kind' AS kind, outcome->>'cause' AS cause, outcome->'lesson'->>'quality' AS quality, attempts
     FROM requests`,
  );
}

function reportOf({ out }: CommandResult): LoadReport {
  return JSON.parse(out) as LoadReport;
}

function load(requests: number, ...more: string[]): string[] {
  return ['load', '--requests', String(requests), '--concurrency', String(requests), '--json', ...more];
}

describe.each(['unavailable', 'not_found'])('while the model answers "%s" to everything', (fault) => {
  test.each([10, 100])(
    '%i of %i concurrent requests get an honest answer',
    async (requests) => {
      const folder = await dataFolder();
      const result = await runCommand(load(requests, '--model-fault', fault), { VIVIDLY_DATA_DIR: folder.path });
      const { outcomes, ...report } = reportOf(result);
      expect(report).toMatchObject({
        published: requests,
        processed: requests,
        unfinished: 0,
        deadLettered: 0,
        errorsLogged: 0,
        verdict: 'pass',
      });
      expect(result).toMatchObject({ code: 0, err: '' });
      expect(report.warningsLogged).toBeGreaterThan(0);
      expect(outcomes.success + outcomes.cached).toBeGreaterThan(requests / 2);
      expect(outcomes.failed).toBe(0);
      const ends = await endsIn(folder);
      expect(ends).toHaveLength(requests);
      for (const { kind, cause, quality, attempts } of ends) {
        expect(attempts).toBe(1);
        if (kind === 'clarification_needed') expect(cause).toBe('model_unavailable');
        if (kind === 'success' || kind === 'cached') expect(quality).toBe('basic');
      }
    },
    LONG,
  );
});

describe('ten concurrent requests to Vertex AI', () => {
  const MODELS = ['gemini-1.5-flash', 'gemini-1.5-pro'];

  async function vertex(): Promise<{ fake: VertexFake; folder: DataFolder; environment: Record<string, string> }> {
    const fake = await startVertexFake({ tls: false });
    cleanUps.push(fake.close);
    const folder = await dataFolder();
    const environment = {
      VIVIDLY_DATA_DIR: folder.path,
      VIVIDLY_MODEL: 'genai',
      VIVIDLY_MODEL_NAMES: MODELS.join(','),
      VIVIDLY_MODEL_ENDPOINT: fake.url,
      VIVIDLY_MODEL_ACCESS_TOKEN: 'no-secret',
      GOOGLE_CLOUD_PROJECT: 'test',
    };
    return { fake, folder, environment };
  }

  test(
    'whose models are retired: ten answered, none dead-lettered, none retried, no error logged',
    async () => {
      const { fake, folder, environment } = await vertex();
      fake.always(VERTEX_SITUATIONS.retired_model);
      const result = await runCommand(load(10), environment);
      expect(reportOf(result)).toMatchObject({
        published: 10,
        processed: 10,
        unfinished: 0,
        deadLettered: 0,
        duplicatesSuppressed: 0,
        errorsLogged: 0,
        verdict: 'pass',
      });
      expect(result).toMatchObject({ code: 0, err: '' });

      const asked = fake.calls.map(({ model, body }) => `${model} ${JSON.stringify(body.contents)}`);
      expect(asked.length).toBeGreaterThan(0);
      expect(new Set(asked).size).toBe(asked.length);
      for (const model of MODELS) {
        expect(fake.calls.filter((call) => call.model === model).length).toBeLessThanOrEqual(10);
      }
      for (const { kind, cause, quality, attempts } of await endsIn(folder)) {
        expect(attempts).toBe(1);
        expect([kind === 'clarification_needed' ? cause : quality]).toEqual([
          kind === 'clarification_needed' ? 'model_unavailable' : 'basic',
        ]);
      }
    },
    LONG,
  );

  test(
    'that are all found vague: ten are asked back, and that is a pass',
    async () => {
      const { fake, folder, environment } = await vertex();
      fake.always(stop({ ...AMBIGUOUS_REPLY }));
      const result = await runCommand(load(10), environment);
      expect(reportOf(result)).toMatchObject({
        processed: 10,
        outcomes: { success: 0, cached: 0, clarification_needed: 10, out_of_scope: 0, blocked: 0, failed: 0 },
        deadLettered: 0,
        errorsLogged: 0,
        warningsLogged: 0,
        verdict: 'pass',
      });
      expect(result.code).toBe(0);
      const causes = (await endsIn(folder)).map(({ cause }) => cause);
      expect(causes).toEqual(Array.from({ length: 10 }, () => 'ambiguous_query'));
    },
    LONG,
  );
});
