import { describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { MetricsSink } from '../../src/adapters/telemetry/metrics-sink.ts';
import { ALL_SAMPLES, SAMPLE_EVENTS } from './sample-events.ts';

async function metricsAfter(samples: readonly (typeof ALL_SAMPLES)[number][]): Promise<string[]> {
  const registry = new Registry();
  const sink = new MetricsSink(registry);
  for (const { event } of samples) sink.take(event);
  return (await registry.metrics()).split('\n');
}

/** What a line of the text exposition format is. Source: prometheus.io/docs/instrumenting/exposition_formats. */
const LINE = /^(# (HELP|TYPE) [a-z_:][a-z0-9_:]* .+|[a-z_:][a-z0-9_:]*(\{([a-z_]+="[^"]*",?)*\})? -?[0-9.e+-]+|)$/i;

describe.each(ALL_SAMPLES)('event $event.type: $line', (sample) => {
  test('is counted', async () => {
    expect(await metricsAfter([sample])).toContain(sample.metric);
  });

  test('is counted again when it comes again', async () => {
    const twice = await metricsAfter([sample, sample]);
    const [name] = sample.metric.split(/ (?=\d)/);
    const value = twice
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')
      .at(-1);
    const once = Number(sample.metric.split(' ').at(-1));
    expect(Number(value)).toBe(sample.event.type === 'model_circuit' ? once : 2 * once);
  });
});

describe('the metrics', () => {
  test('are readable by Prometheus: every line, each metric typed once, all ours', async () => {
    const lines = await metricsAfter(ALL_SAMPLES);
    expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    const typed = lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2] ?? '');
    expect(typed.length).toBeGreaterThan(10);
    expect(new Set(typed).size).toBe(typed.length);
    expect(typed.filter((name) => !name.startsWith('vividly_'))).toEqual([]);
    const named = lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(/[ {]/)[0] ?? '');
    expect(
      named.filter((name) => !typed.includes(name.replace(/_(bucket|sum|count)$/, '')) && !typed.includes(name)),
    ).toEqual([]);
  });

  test('begin at zero where every label is known, so that the first event is a rise', async () => {
    const [before, after] = [await metricsAfter([]), await metricsAfter(ALL_SAMPLES)];
    const seriesOf = (lines: readonly string[], name: string) =>
      lines.filter((line) => line.startsWith(`${name}{`)).map((line) => line.split(/ (?=[0-9])/)[0]);
    for (const name of [
      'vividly_requests_submitted_total',
      'vividly_outcomes_total',
      'vividly_attempts_failed_total',
      'vividly_dead_letters_total',
      'vividly_resumed_total',
      'vividly_republished_total',
    ]) {
      expect(seriesOf(before, name).length).toBeGreaterThan(1);
      expect(seriesOf(after, name)).toEqual(seriesOf(before, name));
    }
  });

  test('add up tokens, and dollars where the price is known', async () => {
    const [reply] = SAMPLE_EVENTS.model_called;
    const unpriced = {
      ...reply,
      event: { ...reply.event, usage: { inputTokens: 10, outputTokens: 5, costUsd: null } },
    };
    expect(await metricsAfter([reply, unpriced])).toEqual(
      expect.arrayContaining([
        'vividly_model_tokens_total{model="gemini",kind="input"} 1210',
        'vividly_model_tokens_total{model="gemini",kind="output"} 805',
        'vividly_model_cost_usd_total{model="gemini"} 0.5',
      ]),
    );
  });

  test('have closed words as labels: no id, no detail', async () => {
    const text = (await metricsAfter(ALL_SAMPLES)).join('\n');
    for (const { event } of ALL_SAMPLES) {
      if ('requestId' in event && event.requestId !== null) expect(text).not.toContain(event.requestId);
      if ('correlationId' in event) expect(text).not.toContain(event.correlationId);
      if ('messageId' in event) expect(text).not.toContain(event.messageId);
      if ('detail' in event) expect(text).not.toContain(event.detail);
      if ('raw' in event) expect(text).not.toContain(event.raw);
      if ('fault' in event) expect(text).not.toContain(event.fault);
    }
  });

  test('tell a lesson from a clarification: the failed load test would have been seen', async () => {
    const lines = await metricsAfter(ALL_SAMPLES);
    const outcomes = lines.filter((line) => line.startsWith('vividly_outcomes_total{'));
    const counted = outcomes.filter((line) => !line.endsWith(' 0'));
    expect(counted).toHaveLength(SAMPLE_EVENTS.outcome_recorded.length);
    expect(counted.every((line) => line.endsWith(' 1'))).toBe(true);
  });
});
