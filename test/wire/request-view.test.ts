import { expect, test } from '@jest/globals';
import { printRequest } from '../../src/adapters/cli/print-request.ts';
import { requestView } from '../../src/adapters/wire/request-view.ts';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import { newContentRequest } from '../../src/domain/life-cycle/submit.ts';
import { newRequest, SAMPLE_OUTCOMES, SAMPLE_QUESTION, sampleLesson } from '../support/samples.ts';

const ID = '0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0951';

function request(changes: Partial<ContentRequest> = {}): ContentRequest {
  return { ...newContentRequest(newRequest(ID), 0).request, ...changes };
}

test('says what was asked for, in the student’s own words', () => {
  const question = {
    query: 'Why?',
    grade: 9,
    interests: ['my cat', 'tennis'],
    modalities: ['text', 'video'],
    language: 'en-GB',
  } as const;
  const view = requestView(request({ question }));
  expect(view).toMatchObject({ ...question, clarifications: [], upgradePossible: false });
  expect(requestViewSchema.parse(view)).toEqual(view);
});

test('tells the conversation so far, in words and in order', () => {
  const asked = { question: SAMPLE_QUESTION };
  const clarifications = [
    { ...asked, round: 1, reply: { kind: 'option', optionId: SAMPLE_QUESTION.options[1]?.id ?? '' } },
    { ...asked, round: 2, reply: { kind: 'text', text: 'why things fall' } },
    { ...asked, round: 3, reply: { kind: 'skip' } },
  ] as const;
  const view = requestView(request({ clarifications }));
  expect(view.clarifications).toEqual([
    { round: 1, question: SAMPLE_QUESTION.text, reply: { kind: 'option', label: SAMPLE_QUESTION.options[1]?.label } },
    { round: 2, question: SAMPLE_QUESTION.text, reply: { kind: 'text', text: 'why things fall' } },
    { round: 3, question: SAMPLE_QUESTION.text, reply: { kind: 'skip' } },
  ]);
  expect(requestViewSchema.parse(view)).toEqual(view);
});

test.each([
  [{ kind: 'none' }, false, false],
  [{ kind: 'possible' }, true, false],
  [{ kind: 'wanted' }, false, true],
  [{ kind: 'running', lease: { worker: 'one', expiresAt: 1 } }, false, true],
] as const)('of a basic lesson with upgrade %j, says what will come', (upgrade, upgradePossible, upgrading) => {
  const outcome = SAMPLE_OUTCOMES.success;
  const view = requestView(request({ state: { status: 'completed', outcome, upgrade } }));
  expect(view).toMatchObject({ upgradePossible, upgrading });
});

test('says of a lesson that is tied to another interest of the family what it is close to', () => {
  const lesson = {
    ...sampleLesson(ID),
    interest: { id: 'basketball', name: 'basketball', family: 'ball_sports' },
  } as const;
  const closeTo = { id: 'tennis', name: 'tennis', family: 'ball_sports' } as const;
  const outcome = { ...SAMPLE_OUTCOMES.cached, lesson, closeTo };
  const view = requestView(request({ state: { status: 'completed', outcome, upgrade: { kind: 'none' } } }));
  expect(view).toMatchObject({ interest: 'basketball', outcome: { kind: 'cached', closeTo } });
  expect(requestViewSchema.parse(view)).toEqual(view);
  expect(printRequest(view)).toContain('Tied to basketball, close to tennis.');
});
