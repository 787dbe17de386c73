import { AFTER_NAME, CAPITALISED, FULL_NAME, isSomebody, SCHOOL_GROUP, WORD } from './name-patterns.ts';
import { isFirstName, isKnownName, isNoOrdinaryWord, mayBeName } from './name-words.ts';
import { patternRedactor, type Redactor } from './redactor.ts';

// What follows "my name is" without being a name.
const NO_NAME =
  /^(?:not|in|on|a|an|the|hard|spelled|spelt|written|very|so|too|pronounced|called|from|of|used|about|missing|what|why|how|my|short|long|and|or|but|stored|for|is|are|it|was|tag|i|[\p{L}]*ed)$/iu;

const INTRODUCTION =
  "(?:[Mm][Yy] (?:full |real |first |last |middle |sur|user ?|nick)?[Nn][Aa][Mm][Ee](?:['’]?[Ss]| [Ii][Ss]|:)?|[Ii](?:['’]?m| am) (?:called|named)|[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Mm]i chiamo|[Mm]eu nome é|[Mm]e chamo|[Jj]ag heter|[Jj]eg he(?:ter|dder)|[Nn]azywam się|[Ii]k heet|[Mm]ijn naam is|(?:[Bb]enim )?[Aa]dım|[Ww]atashi wa|[Ww]atashi no namae wa|[Mm]era naam|[Aa]ko si|[Tt]ôi tên là|[Tt]ên tôi là|[Mm]inu nimi on|[Nn]imeni on|[Aa] nevem|[Mm]ă numesc|[Jj]menuji se|[Vv]olám sa|[Zz]ovem se|[Nn]ama saya|[Jj]ina langu ni|[Мм]еня зовут)";

/** The name with which a student introduces themselves: one word, and the words after it that go with it. */
const introduced = patternRedactor(
  '[name]',
  [
    new RegExp(`(?<!\\p{L})${INTRODUCTION} (?<data>${FULL_NAME})`, 'gu'),
    /(?:我叫|我的名字是)(?<data>\p{Script=Han}{2,4})/gu,
  ],
  (found, before) => {
    const [first = ''] = found.split(' ');
    return /name $/iu.test(before) ? mayBeName(first) : !NO_NAME.test(first);
  },
);

/** "I'm Zoe", "i am emily carter and", "call me Ben", "Maya here". The word itself must be able to be a name. */
const said = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Ii]['’]?m|[Ii] am|[Cc]all me|call me (?:big |little |just )?) (?:[Pp]rincess |[Pp]rince )?(?<data>${FULL_NAME})${AFTER_NAME}`,
      'gu',
    ),
    new RegExp(
      `(?<!\\p{L})(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]iya|[Gg]ood (?:morning|evening|afternoon))[,!.]? (?:there[,!.]? )?(?:(?:[Tt]his is|[Ii]t['’]?s) )?(?<data>${FULL_NAME})(?: here| speaking|(?<=(?:[Tt]his is|[Ii]t['’]?s) [^,.!?]{1,60})${AFTER_NAME})`,
      'gu',
    ),
    new RegExp(`(?<=^|[.!?] )(?<data>${WORD}(?: ${CAPITALISED}){0,3}) here(?= from|,|\\.|!| again| with)`, 'gu'),
  ],
  isSomebody,
);

/** What others call a student: no list of names has all nicknames, but adjectives are known. */
const nicknamed = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Tt]hey|[Pp]eople|[Ee]veryone|[Ee]verybody|[Ff]riends|[Ff]amily|[Aa]ll) (?:calls?|knows?) me (?:as )?(?:[Bb]ig |[Ll]ittle |[Ll]il )?(?<data>${FULL_NAME})${AFTER_NAME}`,
      'gu',
    ),
  ],
  (found) => found.split(' ').every(isNoOrdinaryWord) && !isKnownName(found),
);

/** "This is Grace": so many things are "this" that only a first name is believed, or one with a class. */
const presented = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Tt]his is|[Ii]t['’]?s(?: me,?)?|[Tt]he name(?:['’]s| is)|[Nn]ame ?[-–:=]|[Nn]ame is) (?<data>${FULL_NAME})${AFTER_NAME}`,
      'gu',
    ),
  ],
  (found) => isFirstName(found.split(' ')[0] ?? ''),
);

const ofAClass = patternRedactor(
  '[name]',
  [
    new RegExp(
      `(?<!\\p{L})(?:[Tt]his is|[Ii]t['’]?s(?: me,?)?|[Ii]['’]?m|[Ii] am) (?<data>${FULL_NAME}),? (?:from|in|of) (?:the )?${SCHOOL_GROUP}`,
      'gu',
    ),
    new RegExp(`(?<=^|[.!?] )(?<data>${FULL_NAME}),? (?:from |in |of )?(?:the )?${SCHOOL_GROUP}(?= ?:|,| [-–] )`, 'gu'),
    new RegExp(
      `(?<!\\p{L})(?:[Ss]tudent|[Pp]upil|[Ll]earner)(?:['’]?s)? (?:full )?[Nn]ame(?: ?[-–:=]| is) ?(?<data>${FULL_NAME})`,
      'gu',
    ),
  ],
  (found) => found.split(' ').every(isNoOrdinaryWord) && !isKnownName(found),
);

/** Names that students give themselves. */
export const introducedNames: readonly Redactor[] = [introduced, said, nicknamed, presented, ofAClass];
