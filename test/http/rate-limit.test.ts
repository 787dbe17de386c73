import { describe, expect, test } from '@jest/globals';
import type { IdentityCheck } from '../../src/adapters/http/identity/identity.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { expectProblem, post } from './support/call.ts';
import { QUICK_SETTINGS, startSubject } from './support/http-subject.ts';
import { answered } from './support/requests.ts';

const QUESTION = { query: 'Why do I get pushed back?', grade: 10 };

/** Whoever the Authorization header names. */
const byName: IdentityCheck = async ({ authorization }) => ({
  kind: 'known',
  identity: { subject: authorization ?? 'ada', roles: ['student', 'operator'] },
});

async function limited(rateLimit: { burst: number; refillIn: number; students: number }) {
  const clock = new ManualClock();
  const subject = await startSubject({ identify: byName, settings: { ...QUICK_SETTINGS, rateLimit } }, clock);
  const ask = (student = 'ada') => post(`${subject.address}/v1/requests`, QUESTION, { authorization: student });
  return { ...subject, clock, ask };
}

describe('how often a student may send', () => {
  test('a burst passes, then 429 says when to come back, and then it passes again', async () => {
    const { ask, clock, ports } = await limited({ burst: 3, refillIn: 60_000, students: 100 });
    const left: (string | null)[] = [];
    for (let sent = 0; sent < 3; sent += 1) {
      const response = await ask();
      expect([response.status, response.headers.get('ratelimit-policy')]).toEqual([202, '"student";q=3;w=60']);
      left.push(response.headers.get('ratelimit'));
    }
    expect(left).toEqual(['"student";r=2;t=0', '"student";r=1;t=0', '"student";r=0;t=20']);
    const refused = await ask();
    await expectProblem(refused, 429, 'rate_limited');
    expect(refused.headers.get('retry-after')).toBe('20');
    expect(refused.headers.get('ratelimit')).toBe('"student";r=0;t=20');
    await clock.advance(19_999);
    expect((await ask()).status).toBe(429);
    await clock.advance(1);
    expect((await ask()).status).toBe(202);
    expect((await ask()).status).toBe(429);
    expect((await ports.repository.countByStatus()).queued).toBe(4);
  });

  test('a quiet time fills the bucket to its size and no further', async () => {
    const { ask, clock } = await limited({ burst: 2, refillIn: 1_000, students: 100 });
    await clock.advance(3_600_000);
    const statuses = [await ask(), await ask(), await ask()].map(({ status }) => status);
    expect(statuses).toEqual([202, 202, 429]);
  });

  test('one student does not use up another’s', async () => {
    const { ask } = await limited({ burst: 1, refillIn: 60_000, students: 100 });
    const statuses = [await ask('ada'), await ask('ada'), await ask('grace')].map(({ status }) => status);
    expect(statuses).toEqual([202, 429, 202]);
  });

  test('of more students than are remembered the quietest is forgotten, not the busiest', async () => {
    const { ask } = await limited({ burst: 1, refillIn: 60_000, students: 2 });
    await ask('quiet');
    await ask('busy');
    expect((await ask('busy')).status).toBe(429);
    await ask('new');
    expect((await ask('busy')).status).toBe(429);
    expect((await ask('quiet')).status).toBe(202);
  });

  test('answers and replays count, reading does not', async () => {
    const { ask, address, ports } = await limited({ burst: 1, refillIn: 60_000, students: 100 });
    const { id } = await answered(ports.repository, SAMPLE_OUTCOMES.clarification_needed, { studentId: 'ada' });
    await ask();
    const as = { authorization: 'ada' };
    const answer = await post(
      `${address}/v1/requests/${id}/clarification`,
      { questionId: 'which-topic', skip: true },
      as,
    );
    await expectProblem(answer, 429, 'rate_limited');
    await expectProblem(await post(`${address}/v1/ops/dead-letters/x/replay`, {}, as), 429, 'rate_limited');
    for (const path of ['/v1/requests', `/v1/requests/${id}`, '/v1/topics?query=f']) {
      expect((await fetch(address + path, { headers: as })).status).toBe(200);
    }
    expect((await fetch(`${address}/v1/requests/${id}`, { method: 'DELETE', headers: as })).status).toBe(200);
  });
});
