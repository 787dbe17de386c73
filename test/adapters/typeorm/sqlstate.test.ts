import { expect, test } from '@jest/globals';
import { classifyDatabaseError } from '../../../src/adapters/typeorm/sqlstate.ts';

test.each([
  [{ code: '40001' }, 'conflict', true],
  [{ code: '40P01' }, 'conflict', true],
  [{ code: '55P03' }, 'conflict', true],
  [{ code: '08006' }, 'unavailable', true],
  [{ code: '57P01' }, 'unavailable', true],
  [{ code: '57P03' }, 'unavailable', true],
  [{ code: '25006' }, 'unavailable', true],
  [{ code: '57014' }, 'overloaded', true],
  [{ code: '53300' }, 'overloaded', true],
  [{ code: '23505' }, 'constraint', false],
  [{ code: '22P02' }, 'program', false],
  [{ code: '42P01' }, 'program', false],
  [{ code: '28P01' }, 'unavailable', false],
  [{ code: '3D000' }, 'unavailable', false],
  [{ code: 'ECONNREFUSED' }, 'unavailable', true],
  [{ code: 'ECONNRESET' }, 'unavailable', true],
  [{ message: 'Connection terminated unexpectedly' }, 'unavailable', true],
  [{ message: 'timeout exceeded when trying to connect' }, 'unavailable', true],
  [{ code: 'ZZ999' }, 'unrecognised', true],
  [{ message: 'never seen before' }, 'unrecognised', true],
])('%j is %s, retry can help: %s', (error, kind, retryable) => {
  expect(classifyDatabaseError(error)).toEqual({ kind, retryable });
});
