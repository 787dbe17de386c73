import { describe, expect, test } from '@jest/globals';
import { grpcStatusOf, portFaultOf, RETRYABLE_CODES } from '../../../src/adapters/pubsub/grpc-status.ts';
import { PortFault } from '../../../src/domain/generation-fault.ts';

const thrown = (code: unknown, details = 'what Google says'): Error =>
  Object.assign(new Error('long text'), { code, details });

describe('gRPC statuses as port faults', () => {
  test.each([
    [1, 'CANCELLED', true],
    [2, 'UNKNOWN', true],
    [3, 'INVALID_ARGUMENT', false],
    [4, 'DEADLINE_EXCEEDED', true],
    [5, 'NOT_FOUND', false],
    [6, 'ALREADY_EXISTS', false],
    [7, 'PERMISSION_DENIED', false],
    [8, 'RESOURCE_EXHAUSTED', true],
    [9, 'FAILED_PRECONDITION', false],
    [10, 'ABORTED', true],
    [11, 'OUT_OF_RANGE', false],
    [12, 'UNIMPLEMENTED', false],
    [13, 'INTERNAL', true],
    [14, 'UNAVAILABLE', true],
    [15, 'DATA_LOSS', false],
    [16, 'UNAUTHENTICATED', false],
  ])('%i is %s, retryable: %s', (code, word, retryable) => {
    const fault = portFaultOf(thrown(code), 'publish');
    expect(fault).toMatchObject({ where: 'queue', retryable, message: `publish: ${word}: what Google says` });
    expect(RETRYABLE_CODES.includes(code)).toBe(retryable);
    expect(grpcStatusOf(thrown(code))).toBe(word);
  });

  test.each([99, -1, 'ECONNREFUSED'])('the unknown status %p keeps its raw word and is retryable', (code) => {
    const fault = portFaultOf(thrown(code), 'publish');
    expect(fault).toMatchObject({ retryable: true, message: `publish: unrecognised status ${code}: what Google says` });
    expect(grpcStatusOf(thrown(code))).toBeNull();
  });

  test('an error without a code cannot be helped by a retry', () => {
    const cause = new Error('Could not load the default credentials');
    expect(portFaultOf(cause, 'publish')).toMatchObject({
      retryable: false,
      message: `publish: ${cause.message}`,
      cause,
    });
    expect(portFaultOf('text', 'publish').message).toBe('publish: a value that is not an error');
  });

  test('a fault passes as it is, and long texts are cut', () => {
    const fault = new PortFault('queue', 'closed', { retryable: true });
    expect(portFaultOf(fault, 'publish')).toBe(fault);
    expect(portFaultOf(thrown(3, 'x'.repeat(5_000)), 'publish').message.length).toBeLessThan(400);
  });
});
