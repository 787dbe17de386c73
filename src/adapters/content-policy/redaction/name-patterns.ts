import { isFirstName, isKnownName, isNoOrdinaryWord, mayBeName } from './name-words.ts';

/** A word of a name, without the "'s" of "Jake's phone number", which tells whose number it is. */
export const WORD = "\\p{L}(?:[\\p{L}'’-]{0,30}\\p{L})?(?<!['’]s)";

/** A word of a name that has a capital, and begins no question. */
export const CAPITALISED =
  "(?!(?:Why|What|How|When|Where|Who|Can|Could|Is|Does|Do|I|Question|Grade|Class)\\b)\\p{Lu}(?:[\\p{L}'’-]{0,30}\\p{L})?(?<!['’]s)";

const PARTICLES = '(?:(?:de|da|do|dos|van|von|der|den|del|la|le|al|bin|binti|el|ter|di|ibn) ){0,2}';

/** A title in front of a name. */
export const TITLE =
  '(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof(?:essor)?|[Cc]oach|[Ss]ir|[Mm]adame?|[Ss]e[ñn]or(?:a|ita)?|[Hh]err|[Ff]rau)\\.? ';

// Surnames in small letters are only told from the rest of the sentence by what comes after them.
const NO_SURNAME =
  '(?!(?:i|im|and|from|my|who|here|in|at|age|aged|why|what|whats|how|when|where|can|could|would|is|are|do|does|but|so|please|pls|with|you|explain|tell|help)\\b)';
const SURNAME_END =
  "(?= ?(?:[,.;:!?(]|$)| (?:and|i|im|i['’]m|from|my|who|here|in|at|age|aged|why|what|whats|how|when|where|can|could|but|so|please|pls)\\b)";
const LOWER_SURNAMES = `(?: ${NO_SURNAME}\\p{Ll}[\\p{Ll}'’-]{1,20}){1,3}${SURNAME_END}`;

/** A first name in any case with the surnames that go with it. */
export const FULL_NAME = `${WORD}(?:(?: ${PARTICLES}${CAPITALISED}){1,4}|${LOWER_SURNAMES})?`;

/** What comes after a name that somebody says they have, rather than after something that they are. */
export const AFTER_NAME =
  '(?= ?(?:[,.;:!?(\\[]|$)| (?:and|from|in|at|i|I|here|who|with|my|age|aged|class|grade|year|also|again|speaking)\\b)';

/** What a place at school looks like: "class 7b", "5c", "4th grade", "period 3". */
export const SCHOOL_GROUP =
  '(?:(?:class|grade|year|period|room|form|section)(?:es)? ?\\d{1,2}\\p{L}?|\\d{1,2}(?:st|nd|rd|th) (?:grade|class|year|period)|\\d{1,2}[a-eA-E]\\b)';

/** Whether the words can be the name of somebody who is not known to science. */
export function isSomebody(found: string): boolean {
  const [first = '', ...rest] = found.split(' ');
  return mayBeName(first) && !isKnownName(first) && rest.every(isNoOrdinaryWord);
}

/** Whether the first of the words is a first name, or capitalised words that are no ordinary ones and unknown to science. */
export function isNamed(found: string): boolean {
  const [first = ''] = found.split(' ');
  return isFirstName(first) || isSomebody(found);
}
