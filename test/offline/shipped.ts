import { readFileSync } from 'node:fs';
import { loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { SearchableTopicCatalogue } from '../../src/adapters/catalogue/searchable-topic-catalogue.ts';
import { QuestionJudge } from '../../src/adapters/offline/understanding/question-judge.ts';
import { understandQuery } from '../../src/adapters/offline/understanding/understand-query.ts';
import type { UnderstandQueryTask } from '../../src/domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';

/** The catalogue that ships with the program. */
export const CATALOGUE = new SearchableTopicCatalogue(loadCatalogue());

const judge = new QuestionJudge(CATALOGUE);

/** What the offline model makes of a question. */
export function understand(task: Partial<UnderstandQueryTask> & { readonly query: string }): QueryUnderstanding {
  const whole = { grade: 10, interests: [], language: 'en', clarifications: [], mustDecide: false, ...task };
  return understandQuery(whole, CATALOGUE, judge);
}

/** The lines of a file beside the tests, each one JSON. */
export function readLines<Line>(name: string): readonly Line[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}
