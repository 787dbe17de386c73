import type { Topic } from '../../../domain/topic.ts';
import { stemOf } from '../../text-search/stems.ts';
import { wordsOf } from '../../text-search/words.ts';
import { LAST_YOUNG_GRADE } from './reading-level.ts';

type CheckQuestion = Topic['checkQuestions'][number];

/** What needs more than reading, counting and plain numbers: powers, roots, units with a slash, equations. */
const NOTATION = /[²³⁻√^≈≤≥∝Δαθλπ]|\d\s?\/\s?[a-z]|[a-z]\/[a-z]|[a-zA-Z] = |\b[a-z]\(/u;
const LARGE_NUMBER = /\d,?\d{3}/u;
const LAST_GRADE_WITH_SMALL_NUMBERS = 2;
const LONG_WORD = 7;
const LONGEST_EASY_WORD = 10;
const WORDS_IN_A_SENTENCE = 12;

/** The check questions that the grade can read and the lesson has answered; the easiest one is always among them. */
export function checkQuestionsFor(topic: Topic, grade: number): Topic['checkQuestions'] {
  const { checkQuestions } = topic;
  if (grade > LAST_YOUNG_GRADE) return checkQuestions;
  const told = stemsOf([...topic.explanation.simple, ...(topic.simpleTakeaways ?? []), topic.name].join(' '));
  const judged = checkQuestions.map((check) => ({ check, hardness: hardness(check, told, grade) }));
  const readable = judged.filter((one) => one.hardness === 0).map(({ check }) => check);
  const [easiest] = judged.sort((one, other) => one.hardness - other.hardness);
  return readable.length > 0 || easiest === undefined ? readable : [easiest.check];
}

/** Signs and numbers that are not read yet, terms that the lesson did not tell, and long sentences. */
function hardness({ question, answer }: CheckQuestion, told: ReadonlySet<string>, grade: number): number {
  const text = `${question} ${answer}`;
  const terms = [...stemsOf(text)].filter((stem) => stem.length >= LONG_WORD && !told.has(stem));
  const sentences = text.split(/[.!?:;](?:\s|$)/u).filter((sentence) => sentence.trim() !== '');
  const average = wordsOf(text).length / Math.max(1, sentences.length);
  return (
    (NOTATION.test(text) ? 10 : 0) +
    (grade <= LAST_GRADE_WITH_SMALL_NUMBERS && LARGE_NUMBER.test(text) ? 5 : 0) +
    Math.max(0, terms.length - 1) +
    Math.max(0, wordsOf(text).filter(({ length }) => length >= LONGEST_EASY_WORD).length - 1) +
    Math.max(0, Math.round(average - WORDS_IN_A_SENTENCE))
  );
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map(stemOf));
}
