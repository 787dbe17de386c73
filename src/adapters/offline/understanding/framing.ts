import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';
import { stemOf } from '../../text-search/stems.ts';

const { phrases, generic, interestFrames, explanatory, definitional } = readShippedData(
  'offline/data/framing.json',
  z.strictObject({
    phrases: z.array(z.string()),
    generic: z.array(z.string()),
    interestFrames: z.array(z.string()),
    explanatory: z.string(),
    definitional: z.string(),
  }),
);
const framingPhrases = phrases.map((source) => new RegExp(source, 'giu'));
const genericStems = new Set(generic.map(stemOf));
const explanatoryOpening = new RegExp(explanatory, 'iu');
const definition = new RegExp(definitional, 'iu');
const frames = interestFrames.map((source) => new RegExp(source, 'iu'));

/** Words that stand around any question: "explain", "homework", "interesting". Not about a topic by themselves. */
export function isGeneric(stem: string): boolean {
  return genericStems.has(stem);
}

/** The words that framing may use, for whoever must know which words exist. */
export function framingWords(): readonly string[] {
  return generic;
}

/** Whether a question asks for an explanation: "why", "how", "what happens". */
export function asksToExplain(text: string): boolean {
  return explanatoryOpening.test(text.trim());
}

/** Whether a question asks what a term is or means: "what is an acid", "define osmosis", "slope meaning". */
export function asksDefinition(text: string): boolean {
  return definition.test(text.replace(/[.!?\s]+$/u, '').trim());
}

/** Whether it asks what one thing is, rather than what there is of a kind: "what is a cell", not "what are cells". */
export function asksWhatOneIs(text: string): boolean {
  return asksDefinition(text) && !/\bwhat(?: even| exactly| really)? are\b/iu.test(text);
}

/** A question without what only frames it: "Can you explain how tides work?" is about "tides". */
export function withoutFraming(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/\b(what|who|how|that|it|there|where|let)'s\b/gu, '$1s')
    .replace(/'(?!s\b)/gu, '')
    .replace(/[.!?]+\s*$/u, '');
  return framingPhrases
    .reduce((rest, phrase) => rest.replace(phrase, ' '), plain)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Where a question asks for an interest by form: "… using soccer", "I love cooking", "for a Star Wars fan". */
export interface InterestFrame {
  /** The words that name the interest, if they do. */
  readonly words: string;
  /** The question without the frame. */
  readonly rest: string;
}

/** Every frame that the question has. */
export function interestFramesIn(text: string): readonly InterestFrame[] {
  const plain = text.replace(/[.!?]+\s*$/u, '');
  return frames.flatMap((frame) => {
    const found = frame.exec(plain);
    const words = found?.groups?.['interest'];
    if (found === null || words === undefined) return [];
    const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`.trim();
    return [{ words, rest }];
  });
}
