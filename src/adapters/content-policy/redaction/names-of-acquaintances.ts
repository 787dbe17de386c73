import { CAPITALISED, isSomebody, TITLE, WORD } from './name-patterns.ts';
import { isFirstName, isKnownName, isNoOrdinaryWord, isOrdinaryWord, mayBeName } from './name-words.ts';
import { patternRedactor, type Redactor } from './redactor.ts';

const KIN =
  '(?:mother|mom|mum|mama|father|dad|papa|parents?|(?:step|half[ -])?(?:sister|brother|mom|mum|dad)|(?:grand|god)?(?:mother|father|ma|pa)|gran|nan|nana|grandparents?|aunt|auntie|uncle|cousin|nephew|niece|son|daughter|twin|guardian|(?:best |school |old |good )?friends?|bestie|bff|buddy|pal|mate|teammate|lab partner|desk partner|classmates?|roommate|neighbou?rs?|girlfriend|boyfriend|crush|babysitter|nanny|doctor|dentist|(?:[a-z]+ )?teachers?|tutor|coach|principal|headmaster|headteacher|counsell?or|boss|partner)';
const WHOSE = `(?<!\\p{L})(?:[Mm]y|[Oo]ur)(?: (?:little|big|older|younger|elder|new|old|twin|baby|best|lab|dear))? ${KIN}`;
const SPEAKING =
  '(?:says?|said|thinks?|thought|asks?|asked|wants|wanted|told|tells|believes?|believed|claims?|claimed|wonders|wondered|insists|argues|swears|and (?:i|me))';

/** People that the student knows: "my friend Carlos Mendes", "my dad's name is Robert", "my parents are Linda and George". */
const known = patternRedactor(
  '[name]',
  [
    new RegExp(
      `${WHOSE}(?:['’]?s name is| is (?:called|named)| are (?:called|named)| is| are|['’]s|,| called| named|s['’] names are)? (?:${TITLE})?(?<data>${WORD}(?: (?:and|&) ${CAPITALISED})?(?: ${CAPITALISED}){0,3})`,
      'gu',
    ),
    new RegExp(`${WHOSE}(?: [^.!?]{1,30})? (?:[Mm]rs?|[Mm]s|[Mm]iss)\\.? (?<data>${CAPITALISED})`, 'gu'),
    new RegExp(`\\[name\\] (?:and|&) (?<data>${CAPITALISED}(?: ${CAPITALISED}){0,2})`, 'gu'),
  ],
  (found, _, after) => {
    const [first = '', second] = found.split(' ');
    const isPossessiveLaw = /^['’]s (?:laws?|theor|experiment|equation|principle|cells?)/u.test(after);
    return mayBeName(first) && !isPossessiveLaw && !(isKnownName(first) && second === undefined);
  },
);

/** "my cousin is called jayce": what comes after such words is a name in any case, unless it is an ordinary word. */
const called = patternRedactor(
  '[name]',
  [
    new RegExp(
      `${WHOSE}(?: is (?:called|named)|['’]?s name is|,? (?:called|named)) (?<data>${WORD}(?: ${CAPITALISED}){0,2})`,
      'gu',
    ),
  ],
  (found) => found.split(' ').every(isNoOrdinaryWord) && !isKnownName(found),
);

/** "my friend tyrese thinks": a word in small letters between a person and what they say is their name. */
const quoted = patternRedactor(
  '[name]',
  [new RegExp(`${WHOSE}(?:,)? (?<data>\\p{Ll}[\\p{Ll}'’-]{2,20})(?= ${SPEAKING}\\b)`, 'gu')],
  (found) => isFirstName(found) || (!isOrdinaryWord(found) && !/(?:ly|self|selves|['’]s|s|ing|ed)$/u.test(found)),
);

/** Somebody beside the student: "I sit next to Emeka Obi", "i am friends with lena". */
const beside = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Ii]|[Ww]e) (?:sit (?:next to|beside|behind|with)|(?:['’]?m |am |are )?friends with|live with|share a (?:room|desk) with|play with|study with|walk home with) (?<data>${WORD}(?: ${CAPITALISED}){0,2})`,
      'gu',
    ),
  ],
  (found, before) =>
    /(?:play|study) with $/u.test(before) ? isFirstName(found.split(' ')[0] ?? '') : isSomebody(found),
);

const SURNAME = "\\p{L}[\\p{L}'’-]{1,30}";

/** People at school, by their title: "Ms. Alvarez is my teacher", "in Mrs Kowalski's class". Not "Mr Brown's experiment". */
const titled = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Mm]rs?|[Mm]s|[Mm]x|[Pp]rof(?:essor)?|[Ss]e[ñn]ora?)\\.? (?<data>${SURNAME}?(?: \\p{Lu}[\\p{L}-]{1,30}?)?)(?=['’]s (?:class|lesson|room|group|homeroom|science|maths?|biology|physics|chemistry|lab|house|homework|test|quiz|period)|,? (?:is|was|says?|said|told|tells|teach(?:es)?|taught|asked|asks|gave|gives|wants|makes|made|showed|shows|explained|explains|thinks|lets|let|has|who|my|our|and I|from (?:my|our))\\b)`,
      'gu',
    ),
    /(?<!\p{L})(?:[Mm]iss|[Cc]oach|[Pp]rincipal|[Tt]eacher|[Ff]rau|[Hh]err)\.? (?<data>\p{Lu}[\p{L}'’-]{1,30}?(?: \p{Lu}[\p{L}-]{1,30}?)?)(?=['’]s (?:class|lesson|room|group|homeroom|science|maths?|biology|physics|chemistry|lab|house|homework|test|quiz|period)|,? (?:is|was|says?|said|told|tells|teach(?:es)?|taught|asked|asks|gave|gives|wants|makes|made|showed|shows|explained|explains|thinks|lets|let|has|who|my|our|and I)\b)/gu,
    /(?<!\p{L})(?:coach|principal|headmaster|vice principal) (?<data>\p{Ll}[\p{Ll}'’-]{2,30})(?= (?:says?|said|told|tells|asked|wants|showed|explained)\b)/gu,
    /(?<=\b(?:in|for|by|from|with|ask|asked|to|told|teacher is|teacher was|teacher,?) )(?:[Mm]rs|[Mm]r|[Mm]s|[Mm]iss)\.? (?<data>\p{L}[\p{L}'’-]{1,30}(?<!['’]s))(?=[,.!?]|$| (?:class|in|at|and|for|about|but)\b)/gu,
    /(?<!\p{L})[Dd]r\.? (?<data>\p{Lu}[\p{L}'’-]{1,30})(?= (?:at|from|in) (?:my|our)\b|[^.?!]{0,30} (?:told|gave|showed|asked) (?:me|us|my)\b)/gu,
  ],
  (found) => isNoOrdinaryWord(found) && !isKnownName(found),
);

/** Names of people around the student. */
export const namesOfAcquaintances: readonly Redactor[] = [known, called, quoted, beside, titled];
