import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import type { GenerationOutcome } from '../../src/domain/generation-outcome.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';
import { answered, claimed, submitted } from './support/requests.ts';

const { clarification_needed, ...ended } = SAMPLE_OUTCOMES;

describe('DELETE /v1/requests/{id}', () => {
  test.each([
    ['queued', submitted],
    ['generating', claimed],
    [
      'awaiting_clarification',
      (repository: Parameters<typeof submitted>[0]) => answered(repository, clarification_needed),
    ],
  ] as const)('cancels what is %s, and again without effect', async (_, make) => {
    const { address, ports } = await startSubject();
    const { id } = await make(ports.repository);
    for (let time = 0; time < 2; time += 1) {
      const response = await fetch(`${address}/v1/requests/${id}`, { method: 'DELETE' });
      expect(response.status).toBe(200);
      expect(requestViewSchema.parse(await response.json())).toMatchObject({ id, status: 'cancelled', outcome: null });
    }
    const events = await ports.repository.eventsAfter(id, 0, 100);
    expect(events.filter(({ body }) => body.type === 'cancelled')).toHaveLength(1);
  });

  test.each<GenerationOutcome>(Object.values(ended))('what ended as $kind is kept, with 409', async (outcome) => {
    const { address, ports } = await startSubject();
    const { id, state } = await answered(ports.repository, outcome);
    const problem = await expectProblem(
      await fetch(`${address}/v1/requests/${id}`, { method: 'DELETE' }),
      409,
      'request_ended',
    );
    expect(problem['requestStatus']).toBe(state.status);
    expect((await ports.repository.find(id))?.state).toEqual(state);
  });

  test('what never was is 404', async () => {
    const { address } = await startSubject();
    const response = await fetch(`${address}/v1/requests/${randomUUID()}`, { method: 'DELETE' });
    await expectProblem(response, 404, 'unknown_request');
  });
});
