import { describe, expect, test } from '@jest/globals';
import {
  canRetry,
  describeFault,
  failureReasonOf,
  faultOf,
  type GenerationFault,
  PortFault,
  UnrecognisedWord,
} from '../../src/domain/generation-fault.ts';
import { modelFailure } from '../../src/domain/model-failure.ts';

const FAULTS: readonly (readonly [GenerationFault, boolean, string, string])[] = [
  [{ kind: 'model', failure: modelFailure.unavailable('503') }, true, 'model_failed', 'model unavailable: 503'],
  [{ kind: 'model', failure: modelFailure.modelNotFound('404') }, false, 'model_failed', 'model model_not_found: 404'],
  [{ kind: 'infrastructure', where: 'database', detail: 'gone' }, true, 'attempts_exhausted', 'database: gone'],
  [{ kind: 'deadline_exceeded', detail: '600 s' }, true, 'deadline_exceeded', 'deadline exceeded: 600 s'],
  [{ kind: 'invalid_lesson', detail: 'no sections' }, false, 'invalid_lesson', 'invalid lesson: no sections'],
  [
    { kind: 'unrecognised', where: 'requests.status', raw: 'pending' },
    false,
    'unrecognised_status',
    'unrecognised word from requests.status: pending',
  ],
];

describe.each(FAULTS)('a fault: %j', (fault, retryable, reason, words) => {
  test(`can ${retryable ? '' : 'not '}be retried`, () => expect(canRetry(fault)).toBe(retryable));
  test(`ends as ${reason}`, () => expect(failureReasonOf(fault)).toBe(reason));
  test('is described in one line', () => expect(describeFault(fault)).toBe(words));
});

describe('what was thrown', () => {
  test('a word that nobody knows keeps its raw word', () => {
    const fault = faultOf(new UnrecognisedWord('requests.status', 'pending'));
    expect(fault).toEqual({ kind: 'unrecognised', where: 'requests.status', raw: 'pending' });
  });

  test('a port that could not', () => {
    const fault = faultOf(new PortFault('database', 'connection refused', { retryable: true }));
    expect(fault).toEqual({ kind: 'infrastructure', where: 'database', detail: 'connection refused' });
  });

  test.each([
    [new TypeError('x is not a function'), 'TypeError: x is not a function'],
    ['a string', 'a value that is not an error'],
    [null, 'a value that is not an error'],
  ])('anything else is a fault of the program: %s', (thrown, detail) => {
    expect(faultOf(thrown)).toEqual({ kind: 'infrastructure', where: 'program', detail });
  });
});
