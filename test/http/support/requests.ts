import { randomUUID } from 'node:crypto';
import type { ContentRequest } from '../../../src/domain/content-request.ts';
import type { GenerationOutcome } from '../../../src/domain/generation-outcome.ts';
import type { LifeCycleAction } from '../../../src/domain/life-cycle-action.ts';
import type { NewRequest, RequestRepository } from '../../../src/domain/ports/request-repository.ts';
import { newRequest } from '../../support/samples.ts';

/** A request of the local student, as if it had been submitted. */
export async function submitted(
  repository: RequestRepository,
  overrides: Partial<NewRequest> = {},
): Promise<ContentRequest> {
  const submission = await repository.submit(newRequest(randomUUID(), { studentId: 'local-student', ...overrides }));
  if (submission.kind !== 'created') throw new Error(`not created: ${submission.kind}`);
  return submission.request;
}

/** The same, taken up by a worker. */
export async function claimed(
  repository: RequestRepository,
  overrides: Partial<NewRequest> = {},
): Promise<ContentRequest> {
  const { id } = await submitted(repository, overrides);
  return done(repository, id, { type: 'claim', worker: 'worker-7', leaseFor: 60_000 });
}

/** The same, with an outcome committed. */
export async function answered(
  repository: RequestRepository,
  outcome: GenerationOutcome,
  { upgradable = false, ...overrides }: Partial<NewRequest> & { upgradable?: boolean } = {},
): Promise<ContentRequest> {
  const { id, fence } = await claimed(repository, overrides);
  return done(repository, id, { type: 'record_outcome', fence, outcome, upgradable });
}

/** The request after an action that must be carried out. */
export async function done(
  repository: RequestRepository,
  id: string,
  action: LifeCycleAction,
): Promise<ContentRequest> {
  const result = await repository.apply(id, action);
  if (result.kind !== 'applied') throw new Error(`${action.type} was not carried out: ${JSON.stringify(result)}`);
  return result.request;
}
