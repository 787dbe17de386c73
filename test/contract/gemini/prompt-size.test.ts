import { beforeAll, describe, expect, test } from '@jest/globals';
import type { GeminiRequest } from '../../../src/adapters/gemini/gemini-transport.ts';
import { understandQueryRequest } from '../../../src/adapters/gemini/prompts/understand-query-request.ts';
import { writeScriptRequest } from '../../../src/adapters/gemini/prompts/write-script-request.ts';
import { CATALOGUE } from '../../offline/shipped.ts';
import { CLEAR_TASK } from '../language-model.contract.ts';

/** Characters of a request's parts; English has about four to a token. */
const sizes = ({ systemInstruction, turns, responseSchema }: GeminiRequest) => ({
  instruction: systemInstruction.length,
  turn: turns.reduce((sum, { text }) => sum + text.length, 0),
  schema: JSON.stringify(responseSchema).length,
});

describe('what a request costs to read, with the shipped catalogue', () => {
  let understanding: GeminiRequest;
  beforeAll(() => {
    understanding = understandQueryRequest(CLEAR_TASK, CATALOGUE);
  });

  test('understanding: no more than docs/models.md says', () => {
    const { instruction, turn, schema } = sizes(understanding);
    expect(instruction).toBeLessThan(1_800);
    expect(turn).toBeLessThan(5_500);
    expect(schema).toBeLessThan(1_900);
  });

  test('a question that the search does not get costs the names of all topics, not their summaries', () => {
    const request = understandQueryRequest({ ...CLEAR_TASK, query: 'qwx zzv' }, CATALOGUE);
    const text = request.turns[0]?.text ?? '';
    for (const { id } of CATALOGUE.topics()) expect(text).toContain(`${id} | `);
    expect(text.length).toBeLessThan(15_000);
  });

  test('one question carries topics and interests, so that one call understands both', () => {
    const text = understanding.turns[0]?.text ?? '';
    expect(text).toContain('newtons-third-law | ');
    expect(text).toContain('\nbasketball\n');
    expect(understanding.responseSchema.properties).toHaveProperty('topicId');
    expect(understanding.responseSchema.properties).toHaveProperty('interest');
  });

  test.each(CATALOGUE.topics().filter((_, index) => index % 10 === 0))('script about $name', (topic) => {
    const task = { topic, query: CLEAR_TASK.query, grade: 10, interest: null, language: 'en' };
    const { instruction, turn, schema } = sizes(writeScriptRequest(task, topic));
    expect(instruction).toBeLessThan(1_200);
    expect(turn).toBeLessThan(2_300);
    expect(schema).toBeLessThan(1_200);
  });
});

test('the opening of a lesson is asked for first, so that it is read first', () => {
  const { responseSchema } = writeScriptRequest(
    { topic: { id: 'x', name: 'X' }, query: 'Why?', grade: 5, interest: null, language: 'en' },
    null,
  );
  expect(responseSchema.propertyOrdering?.slice(0, 3)).toEqual(['title', 'hook', 'sections']);
});
