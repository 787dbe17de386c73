import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import { PortFault, UnrecognisedWord } from '../../src/domain/generation-fault.ts';
import type { GenerationOutcome } from '../../src/domain/generation-outcome.ts';
import { statusOfOutcome } from '../../src/domain/request-status.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SAMPLE_OUTCOMES, sampleLesson } from '../support/samples.ts';
import { expectProblem } from './support/call.ts';
import { follow } from './support/event-reader.ts';
import { QUICK_SETTINGS, startSubject } from './support/http-subject.ts';
import { answered, claimed, done, submitted } from './support/requests.ts';

const { clarification_needed: asked, ...ended } = SAMPLE_OUTCOMES;
const basic = { ...SAMPLE_OUTCOMES.success, lesson: sampleLesson(randomUUID(), 'basic') };

describe('GET /v1/requests/{id}/events', () => {
  test.each<GenerationOutcome>(Object.values(ended))(
    'replays the story up to the outcome $kind, and ends',
    async (outcome) => {
      const { address, ports } = await startSubject();
      const { id } = await answered(ports.repository, outcome);
      const events = await (await follow(address, id)).toEnd();
      expect(events.map(({ id: number, event }) => [number, event])).toEqual([
        ['1', 'queued'],
        ['2', 'claimed'],
        ['3', 'stage_started'],
        ['4', 'outcome'],
        [null, 'end'],
      ]);
      const last = events[3]?.data;
      expect(last).toMatchObject({ sequence: 4, kind: outcome.kind, status: statusOfOutcome(outcome) });
      expect(requestViewSchema.parse(last.view).outcome?.kind).toBe(outcome.kind);
      expect(events.slice(0, 3).every(({ data }) => data.view === undefined)).toBe(true);
      expect(events.at(-1)?.data).toEqual({ status: statusOfOutcome(outcome) });
    },
  );

  test('says nothing of workers and of what broke inside', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    const fault = { kind: 'infrastructure', where: 'blob store', detail: 'bucket-17 is away' } as const;
    await done(ports.repository, id, { type: 'return_for_retry', fence, fault, after: 1_000 });
    await done(ports.repository, id, { type: 'cancel' });
    const events = await (await follow(address, id)).toEnd();
    expect(events.map(({ event }) => event)).toEqual([
      'queued',
      'claimed',
      'stage_started',
      'attempt_failed',
      'queued',
      'cancelled',
      'end',
    ]);
    expect(events[3]?.data.retryAt).toBe(events[4]?.data.notBefore);
    expect(new Date(events[3]?.data.retryAt).getTime()).toBeGreaterThan(new Date(events[0]?.data.at).getTime());
    expect(JSON.stringify(events)).not.toMatch(/bucket-17|worker-7/);
  });

  test('brings new events as they happen', async () => {
    const { address, ports } = await startSubject();
    const { id } = await submitted(ports.repository);
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 1);
    const { fence } = await done(ports.repository, id, { type: 'claim', worker: 'w', leaseFor: 60_000 });
    await reader.until(() => reader.events.length === 3);
    expect(reader.events[2]?.data).toMatchObject({ stage: 'understanding', view: { status: 'generating' } });
    await done(ports.repository, id, { type: 'record_outcome', fence, outcome: ended.blocked, upgradable: false });
    expect((await reader.toEnd()).map(({ event }) => event)).toEqual([
      'queued',
      'claimed',
      'stage_started',
      'outcome',
      'end',
    ]);
  });

  test.each([
    ['in the header', (id: string) => ({ path: `/v1/requests/${id}/events`, headers: { 'last-event-id': '2' } })],
    ['in the address', (id: string) => ({ path: `/v1/requests/${id}/events?lastEventId=2`, headers: {} })],
  ])('replays only what came after the last event that was seen, %s', async (_, from) => {
    const { address, ports } = await startSubject();
    const { id } = await answered(ports.repository, ended.success);
    const { path, headers } = from(id);
    const text = await (await fetch(address + path, { headers })).text();
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, number]) => number)).toEqual(['3', '4']);
  });

  test('a client that saw everything of what ended is told not to come again: 204', async () => {
    const { address, ports } = await startSubject();
    const { id, lastEvent } = await answered(ports.repository, ended.cached);
    const headers = { 'last-event-id': String(lastEvent) };
    expect((await fetch(`${address}/v1/requests/${id}/events`, { headers })).status).toBe(204);
  });

  test('goes on across a restart, without a gap and without a repetition', async () => {
    const first = await startSubject();
    const { repository } = first.ports;
    const { id, fence } = await claimed(repository);
    const before = await follow(first.address, id);
    await before.until(() => before.events.length === 3);
    await first.close();
    await before.toEnd();
    expect(before.events.map(({ event }) => event)).not.toContain('end');
    await done(repository, id, { type: 'finish_stage', fence, results: {}, next: 'finding_lesson' });
    await done(repository, id, { type: 'record_outcome', fence, outcome: ended.success, upgradable: false });
    const second = await startSubject({ ports: { repository } });
    const after = await follow(second.address, id, { 'last-event-id': before.events.at(-1)?.id ?? '' });
    const numbers = [...before.events, ...(await after.toEnd())].flatMap(({ id: number }) =>
      number === null ? [] : [number],
    );
    expect(numbers).toEqual(['1', '2', '3', '4', '5']);
  });

  test('two servers on one repository show the same story', async () => {
    const [api, other] = [await startSubject(), await startSubject()];
    const shared = await startSubject({ ports: { repository: api.ports.repository } });
    const { id } = await answered(api.ports.repository, ended.out_of_scope);
    expect(await (await follow(shared.address, id)).toEnd()).toEqual(await (await follow(api.address, id)).toEnd());
    await expectProblem(await fetch(`${other.address}/v1/requests/${id}/events`), 404, 'unknown_request');
  });

  test('stays open while a question waits, and goes on when it is answered', async () => {
    const { address, ports } = await startSubject();
    const { id } = await answered(ports.repository, asked);
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 4);
    await done(ports.repository, id, { type: 'answer', questionId: 'which-topic', reply: { kind: 'skip' } });
    await reader.until(() => reader.events.length === 5);
    expect(reader.events[4]).toMatchObject({ event: 'queued', data: { reason: 'clarification_answered' } });
    expect(reader.ended).toBe(false);
    await reader.leave();
  });

  test('stays open for a basic lesson until the better one is there', async () => {
    const { address, ports } = await startSubject();
    const { id } = await answered(ports.repository, basic, { upgradable: true });
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 4);
    await done(ports.repository, id, { type: 'request_upgrade' });
    await reader.until(() => reader.events.length === 5);
    expect(reader.events[4]).toMatchObject({ event: 'upgrade_started', data: { view: { upgrading: true } } });
    const { fence } = await done(ports.repository, id, { type: 'claim', worker: 'w', leaseFor: 60_000 });
    await done(ports.repository, id, { type: 'record_outcome', fence, outcome: ended.success, upgradable: false });
    const events = await reader.toEnd();
    expect(events.slice(5).map(({ event }) => event)).toEqual(['claimed', 'lesson_upgraded', 'end']);
    expect(events[6]?.data.view).toMatchObject({ lesson: { id: ended.success.lesson.id, quality: 'full' } });
  });

  test('stays open when an upgrade was given up, since another may come', async () => {
    const { address, ports } = await startSubject();
    const { id } = await answered(ports.repository, basic, { upgradable: true });
    await done(ports.repository, id, { type: 'request_upgrade' });
    const { fence } = await done(ports.repository, id, { type: 'claim', worker: 'w', leaseFor: 60_000 });
    const reader = await follow(address, id);
    await done(ports.repository, id, { type: 'abandon_upgrade', fence });
    await reader.until(() => reader.events.some(({ event }) => event === 'upgrade_abandoned'));
    expect(reader.ended).toBe(false);
    await reader.leave();
  });

  test('announces lesson and sound with the lesson in the view', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    const lesson = sampleLesson(randomUUID());
    const spoken = { ...lesson, media: { ...lesson.media, audioUrl: '/media/a.mp3' } };
    const reader = await follow(address, id);
    await done(ports.repository, id, { type: 'finish_stage', fence, results: { lesson }, next: 'narrating' });
    await reader.until(() => reader.events.length === 5);
    await done(ports.repository, id, { type: 'finish_stage', fence, results: { lesson: spoken }, next: 'rendering' });
    await reader.until(() => reader.events.length === 7);
    expect(reader.events.slice(3).map(({ event }) => event)).toEqual([
      'lesson_ready',
      'stage_started',
      'media_ready',
      'stage_started',
    ]);
    expect(reader.events[4]?.data.view.lesson.id).toBe(lesson.id);
    expect(reader.events[5]?.data).toMatchObject({ media: 'audio', lessonId: lesson.id });
    await reader.leave();
  });

  test('more events than are read at once come whole and in order', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    for (let index = 0; index < 120; index += 1) {
      await done(ports.repository, id, { type: 'finish_stage', fence, results: {}, next: 'finding_lesson' });
    }
    await done(ports.repository, id, { type: 'cancel' });
    const events = await (await follow(address, id)).toEnd();
    expect(events.slice(0, -1).map(({ id: number }) => Number(number))).toEqual(
      Array.from({ length: 124 }, (_, index) => index + 1),
    );
  });

  test('a heartbeat comes when nothing else does', async () => {
    const events = { ...QUICK_SETTINGS.events, heartbeatEvery: 20 };
    const { address, ports } = await startSubject({ settings: { ...QUICK_SETTINGS, events } });
    const { id } = await submitted(ports.repository);
    const reader = await follow(address, id);
    await reader.until(() => reader.comments.filter((words) => words === 'waiting').length >= 2);
    expect(reader.events).toHaveLength(1);
    await reader.leave();
  });

  test('waits by the clock that it was given, and looks once in each interval', async () => {
    const clock = new ManualClock();
    const events = { pollEvery: 1_000, pollWaitingEvery: 60_000, heartbeatEvery: 600_000, streamsPerStudent: 20 };
    const { address, ports } = await startSubject({ settings: { ...QUICK_SETTINGS, events } }, clock);
    const { id } = await submitted(ports.repository);
    let looks = 0;
    const { eventsAfter } = ports.repository;
    ports.repository.eventsAfter = (...args) => {
      looks += 1;
      return eventsAfter.apply(ports.repository, args);
    };
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 1);
    await clock.advance(10_000);
    expect(looks).toBeGreaterThanOrEqual(10);
    expect(looks).toBeLessThanOrEqual(12);
    await reader.leave();
  });

  test('a database that is away for a moment does not end the stream', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    const { eventsAfter } = ports.repository;
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 3);
    let failures = 0;
    ports.repository.eventsAfter = async (...args) => {
      failures += 1;
      if (failures <= 3) throw new PortFault('database', 'away', { retryable: true });
      return eventsAfter.apply(ports.repository, args);
    };
    await done(ports.repository, id, { type: 'record_outcome', fence, outcome: ended.failed, upgradable: false });
    expect((await reader.toEnd()).map(({ event }) => event)).toEqual([
      'queued',
      'claimed',
      'stage_started',
      'outcome',
      'end',
    ]);
    expect(failures).toBeGreaterThan(3);
  });

  test('a database that is away at first is asked again, at the usual pace, and the story comes whole', async () => {
    const { address, ports } = await startSubject();
    const { id } = await answered(ports.repository, ended.cached);
    const eventsAfter = ports.repository.eventsAfter.bind(ports.repository);
    const looks: number[] = [];
    ports.repository.eventsAfter = async (...args) => {
      looks.push(Date.now());
      if (looks.length <= 5) throw new PortFault('database', 'away', { retryable: true });
      return eventsAfter(...args);
    };
    const events = await (await follow(address, id)).toEnd();
    expect(events.map(({ event }) => event)).toEqual(['queued', 'claimed', 'stage_started', 'outcome', 'end']);
    expect((looks[5] ?? 0) - (looks[0] ?? 0)).toBeGreaterThanOrEqual(4 * QUICK_SETTINGS.events.pollEvery);
  });

  test('a number that no event has yet is taken as the last one', async () => {
    const { address, ports } = await startSubject();
    const { id } = await submitted(ports.repository);
    const reader = await follow(address, id, { 'last-event-id': '900' });
    await done(ports.repository, id, { type: 'cancel' });
    expect((await reader.toEnd()).map(({ id: number, event }) => [number, event])).toEqual([
      ['2', 'cancelled'],
      [null, 'end'],
    ]);
  });

  test('asking for the headers alone opens no stream', async () => {
    const events = { ...QUICK_SETTINGS.events, streamsPerStudent: 1 };
    const { address, ports } = await startSubject({ settings: { ...QUICK_SETTINGS, events } });
    const { id } = await submitted(ports.repository);
    for (let time = 0; time < 3; time += 1) {
      const response = await fetch(`${address}/v1/requests/${id}/events`, { method: 'HEAD' });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    }
    await (await follow(address, id)).leave();
  });

  test('a word that nobody knows ends the stream, raises the alert, and tells the client nothing', async () => {
    const { address, ports, emitted } = await startSubject();
    const { id } = await submitted(ports.repository);
    ports.repository.eventsAfter = () => Promise.reject(new UnrecognisedWord('database', 'half_done'));
    const text = await (await fetch(`${address}/v1/requests/${id}/events`)).text();
    expect(text).not.toContain('half_done');
    expect(text).not.toContain('event: end');
    expect(emitted).toContainEqual({ type: 'unexpected_status', where: 'database', raw: 'half_done' });
  });

  test('a client that leaves is not asked for any more', async () => {
    const { address, ports } = await startSubject();
    const { id } = await submitted(ports.repository);
    let looks = 0;
    const { eventsAfter } = ports.repository;
    ports.repository.eventsAfter = (...args) => {
      looks += 1;
      return eventsAfter.apply(ports.repository, args);
    };
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 1);
    await reader.leave();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const after = looks;
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(looks).toBe(after);
  });

  test('a client that does not read holds nothing: no look is made for it, and others are served', async () => {
    const { address, ports } = await startSubject();
    const { id, fence } = await claimed(ports.repository);
    let looks = 0;
    const eventsAfter = ports.repository.eventsAfter.bind(ports.repository);
    // Large events fill every buffer between server and client soon.
    const padding = 'x'.repeat(1_000_000);
    ports.repository.eventsAfter = async (request, sequence, limit) => {
      looks += 1;
      const at = Date.now();
      const body = { type: 'lesson_ready', lessonId: padding } as const;
      if (limit === 50) return [{ requestId: request, sequence: sequence + 1, generation: 1, at, body }];
      return eventsAfter(request, sequence, limit);
    };
    const { port } = new URL(address);
    const socket = connect(Number(port), '127.0.0.1');
    socket.pause();
    socket.write(`GET /v1/requests/${id}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    let settled = -1;
    while (settled !== looks || looks === 0) {
      settled = looks;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(looks).toBeLessThan(200);
    expect((await fetch(`${address}/v1/requests/${id}`)).status).toBe(200);
    await done(ports.repository, id, { type: 'record_outcome', fence, outcome: ended.success, upgradable: false });
    socket.destroy();
  });

  test('one student has a bounded number of streams, and a closed one makes room', async () => {
    const events = { ...QUICK_SETTINGS.events, streamsPerStudent: 2 };
    const { address, ports } = await startSubject({ settings: { ...QUICK_SETTINGS, events } });
    const { id } = await submitted(ports.repository);
    const readers = [await follow(address, id), await follow(address, id)];
    await expectProblem(await fetch(`${address}/v1/requests/${id}/events`), 429, 'rate_limited');
    await readers[0]?.leave();
    let reader: Awaited<ReturnType<typeof follow>> | null = null;
    for (let attempt = 0; attempt < 50 && reader === null; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      reader = await follow(address, id).catch(() => null);
    }
    expect(reader).not.toBeNull();
    await Promise.all([reader?.leave(), readers[1]?.leave()]);
  });

  test.each(['x', '-1', '1.5', '9999999999', ''])('refuses a Last-Event-ID that is none: "%s"', async (lastEventId) => {
    const { address, ports } = await startSubject();
    const { id } = await submitted(ports.repository);
    const response = await fetch(`${address}/v1/requests/${id}/events?lastEventId=${lastEventId}`);
    await expectProblem(response, 400, 'invalid_request');
  });

  test('streams end when the server stops, within the grace, without the word that all is over', async () => {
    const { address, ports, close } = await startSubject();
    const { id } = await submitted(ports.repository);
    const reader = await follow(address, id);
    await reader.until(() => reader.events.length === 1);
    const before = Date.now();
    await Promise.all([close(), reader.toEnd()]);
    expect(Date.now() - before).toBeLessThan(150);
    expect(reader.events.map(({ event }) => event)).toEqual(['queued']);
  });
});
