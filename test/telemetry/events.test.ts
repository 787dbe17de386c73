import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { levelOf } from '../../src/adapters/telemetry/event-level.ts';
import { logLineOf } from '../../src/adapters/telemetry/log-line.ts';
import { createLogger, LogSink } from '../../src/adapters/telemetry/log-sink.ts';
import { ALL_SAMPLES, SAMPLE_EVENTS } from './sample-events.ts';

const CIRCUMSTANCES = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  requestId: '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0801',
  correlationId: 'correlation-1',
};

/** The lines that a log sink writes at this level. */
function logged(level: string, samples: readonly (typeof ALL_SAMPLES)[number][]): Record<string, unknown>[] {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const sink = new LogSink(createLogger(level, destination));
  for (const { event } of samples) sink.take(event, CIRCUMSTANCES);
  return lines.map((line) => JSON.parse(line));
}

describe.each(ALL_SAMPLES)('event $event.type: $line', (sample) => {
  test(`is ${sample.level}`, () => expect(levelOf(sample.event)).toBe(sample.level));

  test('says what happened', () => expect(logLineOf(sample.event)).toBe(sample.line));

  test('is one line of JSON with its ids and its trace', () => {
    const { type, ...fields } = sample.event;
    const lines = logged('debug', [sample]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: pino.levels.values[sample.level],
      event: type,
      ...fields,
      ...CIRCUMSTANCES,
      msg: sample.line,
    });
  });
});

test('only what nobody was answered by, or nobody understands, is an error', () => {
  const errors = ALL_SAMPLES.filter(({ event }) => levelOf(event) === 'error').map(({ line }) => line);
  expect(errors).toEqual([
    'answered: failed (attempts_exhausted)',
    'unexpected status from requests.status: pending',
    'attempt failed for good: database: gone',
    'dead letter: unreadable_message (not JSON)',
    'recover failed, next round tries again: gone',
  ]);
});

test('no two outcomes are told in the same words', () => {
  const lines = SAMPLE_EVENTS.outcome_recorded.map(({ event }) => logLineOf(event));
  expect(new Set(lines).size).toBe(lines.length);
});

test('what an error quotes may be a student’s words, and is not written', () => {
  const quoted = 'SyntaxError: Unexpected token in "Why does my dog limp?"';
  const [line] = logged('debug', [
    { ...SAMPLE_EVENTS.loop_failed[0], event: { type: 'loop_failed', loop: 'recover', detail: quoted } },
  ]);
  expect(JSON.stringify(line)).not.toContain('dog');
  expect(line?.['msg']).toContain('Unexpected token');
});

test('what is not known of the circumstances is left out', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const nothing = { traceId: null, requestId: null, correlationId: null };
  new LogSink(createLogger('debug', destination)).take(SAMPLE_EVENTS.resumed[0].event, nothing);
  expect(Object.keys(JSON.parse(lines[0] ?? '{}')).sort()).toEqual([
    'event',
    'how',
    'level',
    'msg',
    'requestId',
    'time',
  ]);
});

test('a level silences what is below it', () => {
  expect(logged('error', ALL_SAMPLES).every(({ level }) => level === 50)).toBe(true);
  expect(logged('error', ALL_SAMPLES)).toHaveLength(5);
  expect(logged('silent', ALL_SAMPLES)).toEqual([]);
});
