import { describe, expect, test } from '@jest/globals';
import { InMemoryRequestRepository } from '../../src/adapters/in-memory/in-memory-request-repository.ts';
import { AnswerTimeEstimator } from '../../src/adapters/telemetry/answer-time-estimator.ts';
import type { WorkingStage } from '../../src/domain/stage.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { answered, claimed, done, submitted } from './support/requests.ts';

function subject(concurrency = 2) {
  const clock = new ManualClock();
  const estimator = new AnswerTimeEstimator({ clock, concurrency });
  const repository = new InMemoryRequestRepository(clock);
  const stage = async (requestId: string, finished: WorkingStage, took: number): Promise<void> => {
    await clock.advance(took);
    estimator.take({ type: 'stage_finished', requestId, stage: finished, took });
  };
  const answer = async (requestId: string, took: number): Promise<void> => {
    await clock.advance(took);
    estimator.take({
      type: 'outcome_recorded',
      requestId,
      correlationId: requestId,
      outcome: 'success',
      why: null,
      quality: 'full',
      sinceSubmission: 0,
    });
  };
  /** An answer that took 2 s to understand, 1 s to look, 5 s to write, and the given time to narrate. */
  const whole = async (requestId: string, narrating: number): Promise<void> => {
    await stage(requestId, 'understanding', 2_000);
    await stage(requestId, 'finding_lesson', 1_000);
    await stage(requestId, 'writing_script', 5_000);
    await answer(requestId, narrating);
  };
  return { clock, estimator, repository, stage, answer, whole };
}

describe('the estimate', () => {
  test('is null while nothing was measured', async () => {
    const { estimator, repository } = subject();
    expect(estimator.estimateSeconds(await submitted(repository), 1)).toBeNull();
    expect(estimator.estimateSeconds(await claimed(repository), null)).toBeNull();
  });

  test('is the median of what the last answers took from this stage on', async () => {
    const { estimator, repository, whole } = subject();
    for (const narrating of [1_000, 4_000, 90_000]) await whole(`request ${narrating}`, narrating);
    const request = await claimed(repository);
    expect(estimator.estimateSeconds(request, null)).toBe(12);
    const later = await done(repository, request.id, {
      type: 'finish_stage',
      fence: 1,
      results: {},
      next: 'narrating',
    });
    expect(estimator.estimateSeconds(later, null)).toBe(4);
  });

  test('counts down while the stage goes on, and never below a second', async () => {
    const { clock, estimator, repository, whole, stage } = subject();
    await whole('before', 4_000);
    const { id, fence } = await claimed(repository);
    await stage(id, 'understanding', 2_000);
    const request = await done(repository, id, { type: 'finish_stage', fence, results: {}, next: 'finding_lesson' });
    expect(estimator.estimateSeconds(request, null)).toBe(10);
    await clock.advance(3_500);
    expect(estimator.estimateSeconds(request, null)).toBe(7);
    await clock.advance(60_000);
    expect(estimator.estimateSeconds(request, null)).toBe(1);
  });

  test('in the queue it grows with the full houses that come before', async () => {
    const { estimator, repository, whole } = subject(2);
    await whole('before', 4_000);
    const request = await submitted(repository);
    expect([1, 2, 3, 4, 5].map((position) => estimator.estimateSeconds(request, position))).toEqual([
      12, 12, 24, 24, 36,
    ]);
  });

  test.each(Object.values(SAMPLE_OUTCOMES))('is null when the answer $kind is there', async (outcome) => {
    const { estimator, repository, whole } = subject();
    await whole('before', 4_000);
    expect(estimator.estimateSeconds(await answered(repository, outcome), null)).toBeNull();
  });

  test('follows a change: old answers are forgotten', async () => {
    const { estimator, repository, whole } = subject();
    for (let index = 0; index < 60; index += 1) await whole(`slow ${index}`, 100_000);
    for (let index = 0; index < 50; index += 1) await whole(`quick ${index}`, 2_000);
    expect(estimator.estimateSeconds(await claimed(repository), null)).toBe(10);
  });
});
