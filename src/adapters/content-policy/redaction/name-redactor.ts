import { isFirstName, isKnownName, isNoOrdinaryWord, mayBeName } from './name-words.ts';
import { patternRedactor, type Redactor } from './redactor.ts';

// What follows "my name is" without being a name.
const NO_NAME =
  /^(?:not|in|on|a|an|the|hard|spelled|spelt|written|very|so|too|pronounced|called|from|of|used|about|missing|what|why|how|my|short|long|and|or|but|stored|[\p{L}]*ed)$/iu;

// Without the "'s" of "Jake's phone number", which tells whose number it is.
const WORD = "\\p{L}(?:[\\p{L}'’-]{0,30}\\p{L})?(?<!['’]s)";
const CAPITALISED = "(?!Why |What |How |When |Where |Who )\\p{Lu}(?:[\\p{L}'’-]{0,30}\\p{L})?(?<!['’]s)";
const TITLE =
  '(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof(?:essor)?|[Cc]oach|[Ss]ir|[Mm]adame?|[Ss]e[ñn]or(?:a|ita)?|[Hh]err|[Ff]rau)\\.? ';
const KIN =
  '(?:mother|mom|mum|mama|father|dad|papa|parents?|(?:step|half[ -])?(?:sister|brother|mom|dad)|(?:grand|god)?(?:mother|father|ma|pa)|gran|nan|nana|grandparents?|aunt|auntie|uncle|cousin|nephew|niece|son|daughter|twin|guardian|(?:best |school |old |good )?friends?|bff|buddy|classmates?|roommate|neighbou?rs?|girlfriend|boyfriend|crush|babysitter|nanny|doctor|dentist|(?:[a-z]+ )?teachers?|tutor|coach|principal|headmaster|headteacher|counsell?or|boss|partner)';
const WHOSE = `(?<!\\p{L})(?:[Mm]y|[Oo]ur)(?: (?:little|big|older|younger|elder|new|old|twin|baby|best|lab|dear))? ${KIN}`;
// A surname in small letters is only told from the rest of the sentence by what comes after it.
const LOWER_SURNAME =
  "(?: (?!i\\b|and\\b|from\\b|my\\b)\\p{Ll}[\\p{Ll}'’-]{1,20}(?= ?(?:[,.;:!?(]|$)| (?:and|i|from|my|who|here|in|at|age)\\b))?";
const FULL_NAME = `${WORD}(?:(?: ${CAPITALISED}){1,3}|${LOWER_SURNAME})`;

const INTRODUCTION =
  "(?:[Mm][Yy] (?:full |real |first |last |middle |sur|user ?|nick)?[Nn]ame(?:['’]s| [Ii][Ss]|:)?|[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Mm]i chiamo|[Mm]eu nome é|[Ii](?:['’]?m| am) (?:called|named))";

/** The name with which a student introduces themselves: one word, and the words after it that go with it. */
const introduced = patternRedactor(
  '[name]',
  [new RegExp(`(?<!\\p{L})${INTRODUCTION} (?<data>${FULL_NAME})`, 'gu')],
  (found, before) => {
    const [first = ''] = found.split(' ');
    return /name $/iu.test(before) ? mayBeName(first) : !NO_NAME.test(first);
  },
);

// What comes after a name that somebody says they have, rather than after something that they are.
const AFTER_NAME =
  '(?= ?(?:[,.;:!?(\\[]|$)| (?:and|from|in|at|i|I|here|who|with|my|age|aged|class|grade|year|also|again|speaking)\\b)';

/** "I'm Zoe", "i am emily carter and", "call me Ben", "Maya here". The word itself must be able to be a name. */
const said = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Ii]['’]?m|[Ii] am|[Cc]all me|call me (?:big |little |just )?|[Tt]hey call me(?: big| little)?|[Ee]veryone calls me) (?<data>${FULL_NAME})${AFTER_NAME}`,
      'gu',
    ),
    new RegExp(
      `(?<!\\p{L})(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]iya|[Gg]ood (?:morning|evening|afternoon))[,!.]? (?:there[,!.]? )?(?:(?:[Tt]his is|[Ii]t['’]?s) )?(?<data>${FULL_NAME})(?: here|(?<=(?:[Tt]his is|[Ii]t['’]?s) [^,.!?]{1,60})${AFTER_NAME})`,
      'gu',
    ),
    new RegExp(`(?<=^|[.!?] )(?<data>${FULL_NAME}) here(?= from|,|\\.|!| again| with)`, 'gu'),
  ],
  (found) => {
    const [first = '', ...rest] = found.split(' ');
    return mayBeName(first) && !isKnownName(first) && rest.every(isNoOrdinaryWord);
  },
);

/** "This is Grace": so many things are "this" that only a first name is believed. */
const presented = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Tt]his is|[Ii]t['’]?s|[Tt]he name(?:['’]s| is)|[Nn]ame ?[:=]|[Nn]ame is|[Rr]egards,|[Ss]igned,?|[Ll]ove,|[Tt]hanks,|[Tt]hank you,|[Ff]rom,) (?<data>${FULL_NAME})${AFTER_NAME}`,
      'gu',
    ),
  ],
  (found) => isFirstName(found.split(' ')[0] ?? ''),
);

/** People that the student knows: "my friend Carlos Mendes", "my dad's name is Robert", "my parents are Linda and George". */
const known = patternRedactor(
  '[name]',
  [
    new RegExp(
      `${WHOSE}(?:['’]s name is| is (?:called|named)| are (?:called|named)| is| are|['’]s|,| called| named|s['’] names are)? (?:${TITLE})?(?<data>${WORD}(?: (?:and|&) ${CAPITALISED})?(?: ${CAPITALISED}){0,3})`,
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

/** People at school, by their title: "Ms. Alvarez is my teacher", "in Mrs Kowalski's class". Not "Mr Brown's experiment". */
const titled = patternRedactor(
  '[name]',
  [
    /(?<!\p{L})(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Cc]oach|[Pp]rincipal|[Tt]eacher|[Ss]e[ñn]ora?|[Ff]rau|[Hh]err)\.? (?<data>\p{Lu}[\p{L}'’-]{1,30}?(?: \p{Lu}[\p{L}-]{1,30}?)?)(?=['’]s (?:class|lesson|room|group|homeroom|science|maths?|biology|physics|chemistry|lab|house|homework|test|quiz|period)|,? (?:is|was|says?|said|told|tells|teach(?:es)?|taught|asked|asks|gave|gives|wants|makes|made|showed|shows|explained|explains|thinks|lets|let|has|who|my|our|and I)\b)/gu,
    /(?<=\b(?:in|for|by|from|with|ask|asked|to|told|teacher is|teacher was) )(?:[Mm]rs|[Mm]r|[Mm]s|[Mm]iss)\.? (?<data>\p{Lu}[\p{L}'’-]{1,30}(?<!['’]s))(?=[,.!?]|$| (?:class|in|at|and|for|about)\b)/gu,
  ],
  (found) => isNoOrdinaryWord(found) && !isKnownName(found),
);

/** Names of the student and of the people around them. Who is known to science is no personal data. */
export const nameRedactor: Redactor = {
  replacement: '[name]',
  redact: (text) => [introduced, said, presented, known, titled].reduce((current, one) => one.redact(current), text),
};
