import { describe, expect, test } from '@jest/globals';
import { replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import { SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const gone = () => new PortFault('database', 'connection refused', { retryable: true });

function school(): School {
  return new School({
    model: { understandQuery: [replyWith(TOPIC), replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] },
  });
}

describe('while the database is away', () => {
  test('at the claim the message waits, and the request is as it was', async () => {
    const here = school();
    const request = await here.ask();
    here.repository.breakNext('claim', gone());
    expect(await here.deliver(request)).toEqual({ kind: 'retry', after: 1_500 });
    expect(await here.stored(request)).toEqual(request);
    expect(here.telemetry.of('attempt_failed')).toEqual([
      {
        type: 'attempt_failed',
        requestId: request.id,
        correlationId: 'correlation',
        fault: 'PortFault: connection refused',
        retryIn: 1_500,
      },
    ]);
    expect(here.errors).toEqual([]);
    expect(here.calls.understandQuery).toBe(0);

    expect(await here.deliver(request)).toEqual({ kind: 'acknowledge' });
  });

  test('for a moment at the outcome the lesson is not lost: it is in the library', async () => {
    const here = school();
    const request = await here.ask();
    here.repository.breakNext('record_outcome', gone());
    expect(await here.deliver(request)).toEqual({ kind: 'retry', after: 750 });
    expect(await here.stored(request)).toMatchObject({
      state: { status: 'queued' },
      checkpoints: { understanding: TOPIC },
    });
    expect(here.telemetry.of('outcome_recorded')).toEqual([]);
    await here.clock.advance(750);
    expect(await here.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(await here.answer(request)).toMatchObject({ kind: 'cached', lesson: { script: SCRIPT } });
    expect(here.calls).toMatchObject({ understandQuery: 1, writeScript: 1 });
  });

  test('for longer at the outcome nothing is acknowledged; the lease runs out and another goes on', async () => {
    const here = school();
    const request = await here.ask();
    here.repository.breakNext('record_outcome', gone());
    here.repository.breakNext('return_for_retry', gone());
    expect((await here.deliver(request)).kind).toBe('retry');
    expect((await here.stored(request)).state.status).toBe('generating');
    await here.clock.advance(15_000);
    expect(await here.deliver(request, { worker: 'worker-2' })).toEqual({ kind: 'acknowledge' });
    expect(await here.answer(request)).toMatchObject({ kind: 'cached' });
    expect(here.calls).toMatchObject({ understandQuery: 1, writeScript: 1 });
  });

  test('a commit that was done though its answer was lost is not done again', async () => {
    const here = school();
    const request = await here.ask();
    const { repository } = here;
    const apply = repository.apply.bind(repository);
    repository.apply = async (id, action) => {
      const result = await apply(id, action);
      if (action.type === 'record_outcome') throw gone();
      return result;
    };
    expect(await here.deliver(request)).toEqual({ kind: 'acknowledge' });
    repository.apply = apply;
    expect(await here.answer(request)).toMatchObject({ kind: 'success' });
    expect(await here.deliver(request)).toEqual({ kind: 'acknowledge' });
    expect(here.calls).toMatchObject({ understandQuery: 1, writeScript: 1 });
  });

  test('while the worker stops the message goes back, and the lease runs out', async () => {
    const here = school();
    const request = await here.ask();
    here.repository.breakNext('hand_back', gone());
    expect((await here.deliver(request, { signal: AbortSignal.abort() })).kind).toBe('retry');
    expect((await here.stored(request)).recheckAt).toBe(here.clock.now() + 15_000);
  });
});
