import { type QuestionCase, questionCaseSchema } from './question-case.ts';

/** What is wrong with one line, counted from 1. */
export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}

export type ReadCases =
  | { readonly kind: 'cases'; readonly cases: readonly QuestionCase[] }
  | { readonly kind: 'problems'; readonly problems: readonly LineProblem[] };

/**
 * Reads JSON lines; empty ones are skipped. Every problem of every line is reported.
 * @param isTopic whether the catalogue has a topic of that id
 */
export function readCases(text: string, isTopic: (id: string) => boolean): ReadCases {
  const cases: QuestionCase[] = [];
  const problems: LineProblem[] = [];
  const firstLineOf = new Map<string, number>();
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const read = readLine(content);
    if (read.kind === 'problems') {
      problems.push(...read.problems.map((problem) => ({ line, problem })));
      continue;
    }
    const { id, expect } = read.value;
    const first = firstLineOf.get(id);
    if (first !== undefined) problems.push({ line, problem: `id: "${id}" stands on line ${first} too` });
    else firstLineOf.set(id, line);
    for (const topic of expect.topic ?? []) {
      if (!isTopic(topic)) problems.push({ line, problem: `expect.topic: the catalogue has no topic "${topic}"` });
    }
    cases.push(read.value);
  }
  if (problems.length === 0 && cases.length === 0) problems.push({ line: 1, problem: 'the file has no questions' });
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'cases', cases };
}

function readLine(
  content: string,
):
  | { readonly kind: 'case'; readonly value: QuestionCase }
  | { readonly kind: 'problems'; readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { kind: 'problems', problems: ['not JSON'] };
  }
  const parsed = questionCaseSchema.safeParse(json);
  if (parsed.success) return { kind: 'case', value: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  return { kind: 'problems', problems };
}
