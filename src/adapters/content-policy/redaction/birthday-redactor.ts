import { patternRedactor } from './redactor.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)';
const YEAR = '(?:,? (?:of |de |del )?(?:19|20)\\d\\d)?';
const DATE = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}|(?:the )?\\d{1,2}(?:st|nd|rd|th|\\.)? (?:of |de )?${MONTH}${YEAR}|${MONTH}\\.? (?:the )?\\d{1,2}(?:st|nd|rd|th)?${YEAR}|${MONTH} (?:19|20)\\d\\d|(?:19|20)\\d\\d)(?![\\d/])`;
const MY_DAY =
  "(?:(?:my|our)(?: [\\p{L}'’]+){0,2} ?(?:birthday|birth ?date|b-?day|date of birth|dob)|(?<!\\w)dob|(?<!\\w)i(?:['’]?m| was| am) born|(?:my|our) (?:[\\p{L}'’]+ ){1,2}was born|(?<!\\w)date of birth|(?<!\\w)nac[íi]|ich bin|(?<!\\w)mi cumpleaños|je suis née?|(?<!\\w)mein geburtstag)";

/** Days of birth of the student and of the people around them. When Darwin was born is history. */
export const birthdayRedactor = patternRedactor('[birthday]', [
  new RegExp(
    `(?<!\\p{L})${MY_DAY}(?:['’]s| is| was| es| ist)?:?(?: coming up)?(?: born)?(?: on| in| am| el| le)? (?<data>${DATE})`,
    'giu',
  ),
  // Who was born lately is no person of history.
  /(?<=^|[,;.(] ?|\band )(?:born|b-?day|birthday|birth ?date|dob):? (?:on |in )?(?:the )?(?<data>\d{1,2}[/.-]\d{1,2}[/.-](?:20)\d\d|20\d\d[/.-]\d{1,2}[/.-]\d{1,2})(?![\d/])/giu,
]);
