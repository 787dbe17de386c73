import { patternRedactor } from './redactor.ts';

// What follows "my name is" without being a name.
const NO_NAME =
  /^(?:not|in|on|a|an|the|hard|spelled|spelt|written|very|so|too|pronounced|called|from|of|used|about|missing|what|why|how|my|short|long|and|or|but|[\p{L}]*ed)$/iu;

const INTRODUCTION =
  "(?:[Mm][Yy] (?:full |real |first |last |middle |sur)?[Nn]ame(?:['’]s| [Ii][Ss]|:)|[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Mm]i chiamo|[Mm]eu nome é)";

/** The name with which a student introduces themselves: one word, and the capitalised words after it. */
export const nameRedactor = patternRedactor(
  '[name]',
  [new RegExp(`(?<!\\p{L})${INTRODUCTION} (?<data>\\p{L}[\\p{L}'’-]{0,30}(?: \\p{Lu}[\\p{Ll}'’-]{1,30}){0,2})`, 'gu')],
  (found) => !NO_NAME.test(found.split(' ')[0] ?? ''),
);
