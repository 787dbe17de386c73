import { afterEach, describe, expect, test } from '@jest/globals';
import { createDataFolder } from '../support/data-folder.ts';
import { addressOf, type Running, runVividly, startVividly } from '../support/vividly-process.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
});

/** Offline on a folder of its own. */
async function offline(overrides: Record<string, string> = {}): Promise<Record<string, string>> {
  const { path, remove } = await createDataFolder();
  cleanUps.push(remove);
  return { VIVIDLY_DATA_DIR: path, PORT: '0', ...overrides };
}

async function serve(environment: Record<string, string>): Promise<{ running: Running; address: string }> {
  const running = startVividly(['serve'], environment);
  cleanUps.push(() => running.process.kill('SIGKILL'));
  return { running, address: await addressOf(running) };
}

async function post(address: string, body: unknown): Promise<{ id: string }> {
  const response = await fetch(`${address}/v1/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(202);
  return (await response.json()) as { id: string };
}

interface View {
  readonly status: string;
  readonly outcome: { readonly kind: string } | null;
}

async function view(address: string, id: string): Promise<View> {
  return (await (await fetch(`${address}/v1/requests/${id}`)).json()) as View;
}

async function until(address: string, id: string, matches: (view: View) => boolean): Promise<View> {
  for (let look = 0; look < 600; look += 1) {
    const seen = await view(address, id);
    if (matches(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`request ${id}: ${JSON.stringify(await view(address, id))}`);
}

describe('vividly ask', () => {
  test('prints one JSON document with a lesson tied to the interest', async () => {
    const query = 'Why do I get pushed back when I shoot a basketball?';
    const { code, out } = await runVividly(
      ['ask', query, '--grade', '10', '--interest', 'basketball', '--json'],
      await offline(),
    );
    expect(code).toBe(0);
    const printed = JSON.parse(out);
    expect(printed).toMatchObject({
      status: 'completed',
      stage: 'done',
      progress: 100,
      interest: 'basketball',
      topic: { id: 'newtons-third-law' },
      outcome: { kind: 'success', quality: 'basic' },
    });
    expect(JSON.stringify(printed.lesson)).toMatch(/basketball/i);
  }, 60_000);
});

describe('vividly serve', () => {
  test('kill -9 in the middle of a request and a restart still end it with one outcome', async () => {
    const environment = await offline({ VIVIDLY_LEASE_SECONDS: '2' });
    const first = await serve({
      ...environment,
      VIVIDLY_MODEL_LATENCY_MS: '20000',
      VIVIDLY_MODEL_CALL_TIMEOUT_SECONDS: '60',
    });
    const { id } = await post(first.address, { query: 'What causes seasons?', grade: 8 });
    await until(first.address, id, ({ status }) => status === 'generating');
    first.running.process.kill('SIGKILL');
    await first.running.finished;

    const second = await serve(environment);
    const ended = await until(second.address, id, ({ outcome }) => outcome !== null);
    expect(ended).toMatchObject({ status: 'completed', outcome: { kind: 'success' } });
    const events = await (await fetch(`${second.address}/v1/ops/requests/${id}`)).json();
    const outcomes = JSON.stringify(events).match(/"type":"outcome"/g) ?? [];
    expect(outcomes).toHaveLength(1);
  }, 90_000);

  test('SIGTERM hands back what is in flight and exits 0', async () => {
    const environment = await offline({ VIVIDLY_MODEL_LATENCY_MS: '20000', VIVIDLY_SHUTDOWN_GRACE_SECONDS: '0.2' });
    const { running, address } = await serve({ ...environment, VIVIDLY_MODEL_CALL_TIMEOUT_SECONDS: '60' });
    const { id } = await post(address, { query: 'What causes seasons?', grade: 8 });
    await until(address, id, ({ status }) => status === 'generating');
    running.process.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
    const again = await serve({ ...environment, VIVIDLY_MODEL_LATENCY_MS: '0' });
    expect((await until(again.address, id, ({ outcome }) => outcome !== null)).status).toBe('completed');
  }, 90_000);

  test('a second signal exits at once', async () => {
    const environment = await offline({ VIVIDLY_MODEL_LATENCY_MS: '20000', VIVIDLY_SHUTDOWN_GRACE_SECONDS: '60' });
    const { running, address } = await serve({ ...environment, VIVIDLY_MODEL_CALL_TIMEOUT_SECONDS: '60' });
    const { id } = await post(address, { query: 'What causes seasons?', grade: 8 });
    await until(address, id, ({ status }) => status === 'generating');
    running.process.kill('SIGTERM');
    while (!running.err().includes('Stopping')) await new Promise((resolve) => setTimeout(resolve, 20));
    running.process.kill('SIGTERM');
    expect((await running.finished).code).toBe(143);
  }, 90_000);

  test('ask works beside a running server, on the same data folder', async () => {
    const environment = await offline();
    const { address } = await serve(environment);
    const { code, out } = await runVividly(['ask', 'Explain osmosis', '--grade', '10', '--json'], environment);
    expect(code).toBe(0);
    expect(await view(address, JSON.parse(out).id)).toMatchObject({ status: 'completed' });
  }, 90_000);
});
