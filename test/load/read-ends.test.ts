import { describe, expect, test } from '@jest/globals';
import { InMemoryRequestRepository } from '../../src/adapters/in-memory/in-memory-request-repository.ts';
import { readEnds } from '../../src/adapters/load/read-ends.ts';
import type { RequestEvent } from '../../src/domain/request-event.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { newRequest, SAMPLE_OUTCOMES } from '../support/samples.ts';

const ID = '3f0c2f4e-58a4-4f6d-9d0e-0a8a6d8a0001';

async function submitted() {
  const clock = new ManualClock();
  const repository = new InMemoryRequestRepository(clock);
  await repository.submit(newRequest(ID));
  return { clock, repository };
}

async function endedWith(kind: 'success' | 'clarification_needed') {
  const { clock, repository } = await submitted();
  await clock.advance(1_500);
  const claimed = await repository.apply(ID, { type: 'claim', worker: 'one', leaseFor: 10_000 });
  if (claimed.kind !== 'applied') throw new Error(claimed.kind);
  const { fence } = claimed.request;
  await clock.advance(500);
  await repository.apply(ID, {
    type: 'record_outcome',
    fence,
    outcome: SAMPLE_OUTCOMES[kind],
    upgradable: false,
  });
  return { clock, repository };
}

describe('what the database says about requests', () => {
  test('an accepted request without a row is lost', async () => {
    const { repository } = await submitted();
    const [end] = await readEnds(repository, ['00000000-0000-4000-8000-000000000000']);
    expect(end).toMatchObject({ state: 'lost', outcome: null, latency: null });
  });

  test('a request without an outcome is unfinished', async () => {
    const { repository } = await submitted();
    const [end] = await readEnds(repository, [ID]);
    expect(end).toMatchObject({ state: 'unfinished', outcome: null, latency: null });
  });

  test('an ended request has its outcome, and its latency from submission to the outcome event', async () => {
    const { repository } = await endedWith('success');
    const [end] = await readEnds(repository, [ID]);
    expect(end).toMatchObject({ state: 'ended', outcome: { kind: 'success' }, latency: 2_000, surplusOutcomes: 0 });
  });

  test('a student who answers gets a second outcome in a generation of its own: that is no surplus', async () => {
    const { repository } = await endedWith('clarification_needed');
    const questionId = SAMPLE_OUTCOMES.clarification_needed.questions[0]?.id ?? '';
    await repository.apply(ID, { type: 'answer', questionId, reply: { kind: 'skip' } });
    const claimed = await repository.apply(ID, { type: 'claim', worker: 'one', leaseFor: 10_000 });
    if (claimed.kind !== 'applied') throw new Error(claimed.kind);
    const { fence } = claimed.request;
    await repository.apply(ID, { type: 'record_outcome', fence, outcome: SAMPLE_OUTCOMES.cached, upgradable: false });
    const [end] = await readEnds(repository, [ID]);
    expect(end).toMatchObject({ outcome: { kind: 'cached' }, latency: 2_000, surplusOutcomes: 0 });
  });

  test('a second outcome in the same generation is one', async () => {
    const { repository } = await endedWith('success');
    const doubled = {
      find: (id: string) => repository.find(id),
      eventsAfter: async (id: string, sequence: number, limit: number): Promise<readonly RequestEvent[]> => {
        const events = await repository.eventsAfter(id, sequence, limit);
        return [...events, ...events.filter(({ body }) => body.type === 'outcome')];
      },
    };
    const [end] = await readEnds(doubled, [ID]);
    expect(end?.surplusOutcomes).toBe(1);
  });
});
