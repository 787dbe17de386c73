import { describe, expect, test } from '@jest/globals';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import { CATALOGUE, readLines, understand } from './shipped.ts';

interface SharedCase {
  readonly query: string;
  readonly grade: number;
  readonly outcome: string;
  readonly reason?: string;
  readonly topic?: string;
  readonly interest?: string;
  readonly then?: string;
  readonly thenTopic?: string;
}

// What is refused or blocked never reaches a model.
const cases = readLines<SharedCase>('cases.jsonl').filter(({ outcome }) => !/^(refused|blocked)/.test(outcome));

describe('the cases that every understanding must handle', () => {
  test('are here', () => expect(cases.length).toBeGreaterThan(25));

  test.each(cases)('$query', ({ query, grade, outcome, reason, topic, interest, then, thenTopic }) => {
    const found = understand({ query, grade });
    expect(acceptable(outcome)).toContain(kindOf(found));
    if (reason !== undefined) expect(found).toMatchObject({ reason });
    if (topic !== undefined) expect(topicNameOf(found)).toBe(plain(topic));
    if (interest !== undefined && found.kind === 'topic') expect(found.interest?.id).toBe(interest);
    if (then !== undefined && thenTopic !== undefined) {
      expect(topicNameOf(answered(found, query, grade, then))).toBe(plain(thenTopic));
    }
  });

  test('no topic is named that the catalogue lacks', () => {
    for (const { query, grade } of cases) {
      for (const { id, name } of named(understand({ query, grade }))) expect(CATALOGUE.topic(id)?.name).toBe(name);
    }
  });
});

function answered(found: QueryUnderstanding, query: string, grade: number, text: string): QueryUnderstanding {
  if (found.kind !== 'ambiguous') throw new Error('nothing was asked');
  const [question] = found.questions;
  if (question === undefined) throw new Error('nothing was asked');
  return understand({ query, grade, clarifications: [{ round: 1, question, reply: { kind: 'text', text } }] });
}

function named(found: QueryUnderstanding) {
  if (found.kind === 'topic') return [found.topic];
  return found.kind === 'out_of_scope' ? found.nearestTopics : [];
}

function topicNameOf(found: QueryUnderstanding): string {
  return found.kind === 'topic' ? plain(found.topic.name) : found.kind;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/^the /, '');
}

function kindOf(found: QueryUnderstanding): string {
  return found.kind === 'out_of_scope' ? `${found.kind} ${found.reason}` : found.kind;
}

function acceptable(outcome: string): readonly string[] {
  if (outcome === 'lesson') return ['topic'];
  if (outcome.startsWith('lesson or not_covered')) return ['topic', 'out_of_scope not_covered'];
  if (outcome.startsWith('clarification_needed (which law) or')) return ['ambiguous', 'topic'];
  if (outcome === 'clarification_needed') return ['ambiguous'];
  if (outcome === 'out_of_scope')
    return ['out_of_scope non_academic', 'out_of_scope not_covered', 'out_of_scope beyond_grade'];
  throw new Error(`the cases have a new kind of outcome: ${outcome}`);
}
