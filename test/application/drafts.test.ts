import { describe, expect, test } from '@jest/globals';
import { draftsOf, failWith, replyWith, streamWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { ModelScript } from '../../src/adapters/scripted/scripted-language-model.ts';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { PortFault } from '../../src/domain/generation-fault.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import type { ApplyResult } from '../../src/domain/ports/request-repository.ts';
import { MODEL_FAILURES, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const DRAFTS = draftsOf(SCRIPT);
const OFFLINE: ModelScript = { writeScript: [offlineReply(OFFLINE_SCRIPT)] };

/** A model that tells these drafts, a second apart, and then answers. */
function streaming(
  answer: Parameters<typeof streamWith>[1] = replyWith(SCRIPT),
  drafts: Parameters<typeof streamWith>[0] = DRAFTS,
): School {
  const school: School = new School({
    offline: OFFLINE,
    model: {
      understandQuery: [replyWith(TOPIC)],
      writeScript: [
        async (_task, _call, onDraft) => {
          for (const draft of drafts) {
            onDraft?.(draft);
            await school.clock.sleep(1_000);
          }
          return typeof answer === 'function' ? answer() : answer;
        },
      ],
    },
  });
  return school;
}

const eventsOf = async (school: School, { id }: { readonly id: string }) =>
  (await school.repository.eventsAfter(id, 0, 100)).map(({ body }) => body);
const draftEvents = async (school: School, request: ContentRequest) =>
  (await eventsOf(school, request)).filter(({ type }) => type.startsWith('draft'));
const draftOf = ({ state }: ContentRequest) => (state.status === 'generating' ? state.draft : null);
const sectionsOf = (script: LessonScript) => script.sections.map(({ heading }) => heading);

describe('a lesson that is being written', () => {
  test('is written no further once its student has cancelled, which the next draft shows', async () => {
    const school = streaming();
    const request = await school.ask();
    let ended = false;
    const work = school.deliver(request).finally(() => {
      ended = true;
    });
    await school.clock.advance(500);
    await school.repository.apply(request.id, { type: 'cancel' });
    await school.clock.advance(1_000);
    expect(ended).toBe(true);
    expect(await work).toEqual({ kind: 'acknowledge' });
    expect((await school.stored(request)).state.status).toBe('cancelled');
  });

  test('can be read from title and hook on, and grows by finished sections', async () => {
    const school = streaming();
    const request = await school.ask();
    const work = school.deliver(request);
    await school.clock.advance(500);
    const { title, hook } = SCRIPT;
    expect(draftOf(await school.stored(request))).toEqual({ title, hook, headings: [] });
    await school.clock.advance(2_000);
    expect(draftOf(await school.stored(request))).toEqual({ title, hook, headings: sectionsOf(SCRIPT).slice(0, 2) });
    await school.finish(work);
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { script: SCRIPT } });
    expect(await draftEvents(school, request)).toEqual(
      DRAFTS.map(({ sections }) => ({ type: 'draft_ready', sections: sections.length })),
    );
    expect(school.telemetry.of('draft_shown')).toHaveLength(1);
  });

  test('no draft comes after the outcome, and none before the script is being written', async () => {
    const school = streaming();
    const request = await school.ask({ modalities: ['audio'] });
    await school.finish(school.deliver(request));
    const types = (await eventsOf(school, request)).map((body) =>
      body.type === 'stage_started' ? body.stage : body.type,
    );
    const [first, last] = [types.indexOf('draft_ready'), types.lastIndexOf('draft_ready')];
    expect(types[first - 1]).toBe('writing_script');
    expect(types.slice(last + 1)).toEqual(['lesson_ready', 'narrating', 'outcome']);
  });

  test('is never held up by a write that takes long: what comes meanwhile is shown with the next', async () => {
    const school = streaming(replyWith(SCRIPT));
    const { repository, clock } = school;
    const apply = repository.apply.bind(repository);
    repository.apply = async (id, action): Promise<ApplyResult> => {
      if (action.type === 'show_draft') await clock.sleep(2_500);
      return apply(id, action);
    };
    const request = await school.ask();
    const began = clock.now();
    await school.finish(school.deliver(request));
    expect((await draftEvents(school, request)).map((body) => body)).toEqual([
      { type: 'draft_ready', sections: 0 },
      // The second write is under way when the script is there, and nothing begins after it.
      { type: 'draft_ready', sections: 2 },
    ]);
    expect(clock.now() - began).toBeLessThanOrEqual(6_000);
  });

  test('a draft that cannot be written costs the draft, never the lesson', async () => {
    const school = streaming();
    const gone = new PortFault('database', 'gone', { retryable: true });
    school.repository.breakNext('show_draft', gone, new TypeError('a bug'));
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { quality: 'full' } });
    expect(await draftEvents(school, request)).toMatchObject([{ sections: 2 }, { sections: 3 }]);
    expect(school.telemetry.of('attempt_failed')).toEqual([]);
  });

  test('costs no write where the model does not stream', async () => {
    const school = new School({ model: { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(SCRIPT)] } });
    await school.finish(school.deliver(await school.ask()));
    expect(school.repository.tried).not.toContain('show_draft');
  });

  test('costs a bounded number of writes, however often a model begins anew', async () => {
    const again = Array.from({ length: 20 }, () => [...DRAFTS, null]).flat();
    const school = streaming(replyWith(SCRIPT), again as typeof DRAFTS);
    const request = await school.ask();
    await school.finish(school.deliver(request));
    const events = await draftEvents(school, request);
    expect(events.filter(({ type }) => type === 'draft_ready')).toHaveLength(12);
  });
});

describe('a draft that comes to nothing', () => {
  test('is taken back when another model takes over, whose own is shown then', async () => {
    const other = { ...SCRIPT, title: 'Another beginning' };
    const school = streaming(replyWith(other), [...DRAFTS.slice(0, 2), null, ...draftsOf(other)] as typeof DRAFTS);
    const request = await school.ask();
    const work = school.deliver(request);
    await school.clock.advance(2_500);
    expect(draftOf(await school.stored(request))).toBeNull();
    await school.clock.advance(1_000);
    expect(draftOf(await school.stored(request))).toMatchObject({ title: 'Another beginning' });
    await school.finish(work);
    expect((await draftEvents(school, request)).map(({ type }) => type)).toEqual([
      ...Array(2).fill('draft_ready'),
      'draft_withdrawn',
      ...Array(4).fill('draft_ready'),
    ]);
  });

  test('gives way to the basic lesson when the model breaks off', async () => {
    const school = streaming(failWith(MODEL_FAILURES.unavailable), DRAFTS.slice(0, 2));
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect(await school.answer(request)).toMatchObject({ kind: 'success', lesson: { quality: 'basic' } });
  });

  test('is gone when the attempt is repeated', async () => {
    const school: School = new School({
      settings: { ladder: { offlineUnderstanding: true, library: true, offlineLesson: false } },
      model: {
        understandQuery: [replyWith(TOPIC)],
        writeScript: [streamWith(DRAFTS.slice(0, 1), failWith(MODEL_FAILURES.unavailable)), replyWith(SCRIPT)],
      },
    });
    const request = await school.ask();
    await school.deliver(request);
    expect((await school.stored(request)).state).toEqual({ status: 'queued', notBefore: expect.any(Number) });
    await school.clock.advance(60_000);
    await school.deliver(request);
    expect(await school.answer(request)).toMatchObject({ lesson: { quality: 'full' } });
  });
});

describe('the policy holds for drafts', () => {
  const [section] = SCRIPT.sections;
  if (section === undefined) throw new Error('the sample script has no section');

  test.each([
    ['title', { ...SCRIPT, title: 'Something unsafe' }],
    ['hook', { ...SCRIPT, hook: 'An unsafe thing to try' }],
  ])('nothing is shown where the %s breaks it', async (_part, script) => {
    const school = streaming(replyWith(script), draftsOf(script));
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect(await draftEvents(school, request)).toEqual([]);
  });

  test('what is shown is taken back at the first section that breaks it, and stays so', async () => {
    const narration = 'Now to the unsafe part.';
    const script = { ...SCRIPT, sections: [section, { ...section, narration }, section] };
    const school = streaming(replyWith(script), draftsOf(script));
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect((await draftEvents(school, request)).map(({ type }) => type)).toEqual([
      'draft_ready',
      'draft_ready',
      'draft_withdrawn',
    ]);
  });

  test('a draft that cannot be screened is not shown', async () => {
    const school = streaming();
    const { policy } = school.ports;
    const broken = {
      ...policy,
      screenWords: () => {
        throw new Error('the rules are gone');
      },
    };
    Object.assign(school.ports, { policy: broken });
    const request = await school.ask();
    await school.finish(school.deliver(request));
    expect(await draftEvents(school, request)).toEqual([]);
  });
});

test('during an upgrade nobody listens: the student keeps the lesson they have', async () => {
  const school: School = new School({
    offline: OFFLINE,
    model: {
      understandQuery: [replyWith(TOPIC), replyWith(TOPIC)],
      writeScript: [failWith(MODEL_FAILURES.unavailable), streamWith(DRAFTS, replyWith(SCRIPT))],
    },
  });
  const request = await school.ask();
  await school.deliver(request);
  expect(await school.answer(request)).toMatchObject({ lesson: { quality: 'basic' } });
  await school.repository.apply(request.id, { type: 'request_upgrade' });
  await school.deliver(request);
  expect(await school.answer(request)).toMatchObject({ lesson: { quality: 'full' } });
  expect(school.repository.tried).not.toContain('show_draft');
});
