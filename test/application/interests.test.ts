import { describe, expect, test } from '@jest/globals';
import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import { modelFailure } from '../../src/domain/model-failure.ts';
import type { ModelReply } from '../../src/domain/ports/language-model.ts';
import type { Interest } from '../../src/domain/topic.ts';
import { OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC } from './support/answers.ts';
import { School } from './support/school.ts';

const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
const BASIC: ModelReply<LessonScript> = offlineReply(OFFLINE_SCRIPT);

/** The catalogue has a comparison for basketball and tennis, and none for cooking. */
function schoolOf(modelQuality: 'basic' | 'full', lessons: number): School {
  const understood = replyWith(TOPIC);
  return new School({
    model: {
      understandQuery: times(9, understood),
      writeScript: times(lessons, modelQuality === 'basic' ? BASIC : replyWith(SCRIPT)),
    },
    settings: { modelQuality },
  });
}

async function outcomeFor(school: School, interests: readonly string[], studentId: string) {
  const request = await school.ask({ interests, studentId });
  await school.deliver(request);
  return school.answer(request);
}

describe('a basic lesson', () => {
  test.each<[readonly string[], Interest['id'] | null]>([
    [['basketball', 'tennis'], 'basketball'],
    [['cooking', 'tennis'], 'tennis'],
    [['yodelling', 'cooking'], null],
    [[], null],
  ])('for who likes %j is tied to %s: to the first that has a comparison, else to none', async (interests, id) => {
    const outcome = await outcomeFor(schoolOf('basic', 1), interests, 'one');
    expect(outcome).toMatchObject({ kind: 'success', lesson: { interest: id === null ? null : { id } } });
  });

  test('without a comparison is the one that everybody without an interest gets, and says nothing false', async () => {
    const school = schoolOf('basic', 1);
    await outcomeFor(school, [], 'one');
    const other = await outcomeFor(school, ['cooking'], 'two');
    expect(other).toMatchObject({ kind: 'cached', lesson: { interest: null } });
    expect(other).not.toHaveProperty('closeTo');
  });

  test('is shared by the interests of a comparison', async () => {
    const school = schoolOf('basic', 1);
    await outcomeFor(school, ['basketball'], 'one');
    expect(await outcomeFor(school, ['tennis'], 'two')).toMatchObject({ kind: 'cached', closeTo: { id: 'tennis' } });
  });

  test('that stands in for a model which is down is tied to nothing that it does not speak to', async () => {
    const school = new School({
      model: {
        understandQuery: [replyWith(TOPIC)],
        writeScript: times(4, failWith(modelFailure.modelNotFound('gone'))),
      },
      offline: { writeScript: [BASIC] },
    });
    expect(await outcomeFor(school, ['cooking'], 'one')).toMatchObject({
      kind: 'success',
      lesson: { quality: 'basic', interest: null },
    });
  });
});

test('a model makes a comparison of its own, with whatever comes first', async () => {
  const outcome = await outcomeFor(schoolOf('full', 1), ['cooking', 'tennis'], 'one');
  expect(outcome).toMatchObject({ kind: 'success', lesson: { interest: { id: 'cooking' } } });
});
