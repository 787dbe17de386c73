import { patternRedactor } from './redactor.ts';

const OWNER =
  "(?:student|pupil|candidate|enrol?lment|admissions?|roll|library card|lunch|locker|bus pass|medicare|medical record|nhs|insurance|patient|school|id card|identity card|passport|driver(?:['’]s)? licen[cs]e|matriculation|registration)";
const NUMBER = '(?:id(?: number| no\\.?| card)?|number|num|no\\.?|code|pin|combination|#)';

/** Numbers and codes that belong to one person, by what the text calls them. */
export const studentNumberRedactor = patternRedactor('[id number]', [
  new RegExp(`(?<!\\w)${OWNER} ${NUMBER}(?: is|:|=)? ?:?#? ?(?<data>[a-z]{0,3}-?\\d[\\d -]{2,14}\\d)(?!\\d)`, 'giu'),
  new RegExp(
    `(?<!\\w)my (?:${OWNER} )?(?:${NUMBER}|card number)(?: is|:) ?(?<data>[a-z]{1,3}-?\\d{3,12})(?!\\d)`,
    'giu',
  ),
  /(?<!\w)my id(?: number| no\.?| card)?(?: is|:)? ?(?<data>[a-z]{0,3}\d{4,12})(?!\d)/giu,
  /(?:(?<!\w)my |(?<=\w)[, ])roll (?:number|no\.?):? ?(?:is )?(?<data>\d{1,6})(?=[,.;]| (?:in|of|from) class)/giu,
  /(?<!\w)my (?:zip|post(?:al)?) ?code(?: is|:)? (?<data>[a-z\d][a-z\d -]{2,8}\d[a-z\d]{0,2})\b/giu,
  /(?<!\w)(?:my zip|zip ?code)(?: is|:)? (?<data>\d{5}(?:-\d{4})?)\b/giu,
]);
