import { describe, expect, test } from '@jest/globals';
import { replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { RenderResult } from '../../src/domain/ports/lesson-renderer.ts';
import { SCRIPT, TOPIC } from './support/answers.ts';
import { rendered } from './support/doubles.ts';
import { School } from './support/school.ts';

const FAILED: RenderResult = { kind: 'failed', detail: 'no voice' };
const SKIPPED: RenderResult = { kind: 'skipped' };

async function lessonWith(
  modalities: readonly string[],
  { narration, filming }: { narration?: RenderResult; filming?: RenderResult } = {},
) {
  const school = new School({
    model: {
      understandQuery: [replyWith(TOPIC), replyWith(TOPIC)],
      writeScript: [replyWith(SCRIPT), replyWith(SCRIPT)],
    },
  });
  if (narration !== undefined) school.renderer.narration = narration;
  if (filming !== undefined) school.renderer.filming = filming;
  const request = await school.ask({ modalities });
  const disposition = await school.deliver(request);
  const outcome = await school.answer(request);
  if (outcome?.kind !== 'success') throw new Error(`no lesson: ${outcome?.kind}`);
  return { school, request, disposition, media: outcome.lesson.media };
}

describe('rendering', () => {
  test.each([
    [['text'], [], { audioUrl: null, videoUrl: null }],
    [['audio'], ['narrate'], { audioUrl: '/media/audio', videoUrl: null }],
    [['video'], ['narrate', 'film'], { audioUrl: '/media/audio', videoUrl: '/media/video' }],
  ])('of %j makes what was asked for', async (modalities, calls, expected) => {
    const { school, media } = await lessonWith(modalities);
    expect(school.renderer.calls).toEqual(calls);
    expect(media).toMatchObject(expected);
  });

  test('in steps keeps what was made before', async () => {
    const { media } = await lessonWith(['video'], {
      narration: rendered({ audioUrl: '/a', captionsUrl: '/c' }),
      filming: rendered({ videoUrl: '/v', thumbnailUrl: '/t' }),
    });
    expect(media).toEqual({ audioUrl: '/a', captionsUrl: '/c', videoUrl: '/v', thumbnailUrl: '/t' });
  });

  test.each([
    ['narration', { narration: FAILED }, { audioUrl: null, videoUrl: '/media/video' }, ['narration']],
    ['film', { filming: FAILED }, { audioUrl: '/media/audio', videoUrl: null }, ['film']],
    ['everything', { narration: FAILED, filming: FAILED }, { audioUrl: null, videoUrl: null }, ['narration', 'film']],
  ])(
    'that fails costs the media, never the lesson, and the operator is told: %s',
    async (_what, results, expected, told) => {
      const { school, disposition, media } = await lessonWith(['video'], results);
      const failures = school.telemetry.events.flatMap((event) =>
        event.type === 'rendering_failed' ? [event.what] : [],
      );
      expect(failures).toEqual(told);
      expect(disposition).toEqual({ kind: 'acknowledge' });
      expect(media).toMatchObject(expected);
      expect(school.errors).toEqual([]);
    },
  );

  test('that failed is tried again for the next student', async () => {
    const { school } = await lessonWith(['audio'], { narration: FAILED });
    school.renderer.narration = rendered({ audioUrl: '/media/later' });
    const next = await school.ask({ modalities: ['audio'] });
    await school.deliver(next);
    expect(await school.answer(next)).toMatchObject({
      kind: 'success',
      lesson: { media: { audioUrl: '/media/later' } },
    });
  });

  test('that this installation cannot do does not keep the lesson out of the library', async () => {
    const { school } = await lessonWith(['video'], { narration: SKIPPED, filming: SKIPPED });
    const next = await school.ask({ modalities: ['video'] });
    await school.deliver(next);
    expect(await school.answer(next)).toMatchObject({ kind: 'cached' });
  });

  test('comes after the student was told that the lesson can be read', async () => {
    const { school, request } = await lessonWith(['video']);
    const events = await school.repository.eventsAfter(request.id, 0, 100);
    const told = events.map(({ body }) => (body.type === 'stage_started' ? body.stage : body.type));
    expect(told).toEqual([
      'queued',
      'claimed',
      'understanding',
      'finding_lesson',
      'writing_script',
      'lesson_ready',
      'narrating',
      'media_ready',
      'rendering',
      'outcome',
    ]);
  });
});
