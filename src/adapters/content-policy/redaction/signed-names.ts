import { AFTER_NAME, CAPITALISED, FULL_NAME, isNamed, WORD } from './name-patterns.ts';
import { isKnownName, isNoOrdinaryWord } from './name-words.ts';
import { patternRedactor, type Redactor } from './redactor.ts';

const NAMES = `${WORD}(?: ${WORD}){0,2}`;

/** Names under a text, as under a letter: "Regards, Ann", "love from harper", "… form? - Ignacio". */
const signed = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Rr]egards,?|[Ss]igned,?|[Ll]ove,|[Ll]ove from|[Tt]hanks,|[Tt]hank you,|[Tt]hx,?|[Tt]ysm,?|[Bb]ye,|[Ff]rom[,:]|[Yy]ours(?: truly| sincerely| faithfully)?,?|[Ss]incerely,?|[Cc]heers,) (?:[Yy]our (?:student|pupil|friend|reader) )?(?<data>${FULL_NAME})${AFTER_NAME}`,
      'gu',
    ),
    new RegExp(`(?<!\\p{L})(?:[Ss]ent|[Ss]ubmitted|[Aa]sked) by (?<data>${FULL_NAME})${AFTER_NAME}`, 'gu'),
    new RegExp(`(?<!\\p{L})[Qq]uestion (?:is )?(?:from|by) (?<data>${FULL_NAME})${AFTER_NAME}(?! Academy)`, 'gu'),
  ],
  isNamed,
);

const dashed = patternRedactor(
  '[name]',
  [new RegExp(`[.?!] ?[-–—~] ?(?<data>${NAMES})[.!]?$`, 'gu')],
  (found) => isNamed(found) && found.split(' ').every(isNoOrdinaryWord) && !isKnownName(found),
);

/** Whose parent or teacher is writing: "As Ravi's mom I want to know". */
const related = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Aa]s) (?<data>${WORD}(?: ${CAPITALISED})?)(?=['’]s (?:mom|mum|mother|dad|father|parent|sister|brother|guardian|teacher|tutor|aunt|uncle|grand\\p{L}+)\\b)`,
      'gu',
    ),
  ],
  (found) => found.split(' ').every((word) => isNoOrdinaryWord(word) && !isKnownName(word)),
);

/** Names that stand under or over a text. */
export const signedNames: readonly Redactor[] = [signed, dashed, related];
