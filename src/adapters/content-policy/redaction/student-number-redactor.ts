import { patternRedactor } from './redactor.ts';

const OWNER =
  "(?:student|pupil|candidate|enrol?lment|admissions?|roll|library card|lunch|locker|bus pass|medicare|medical record|nhs|insurance|patient|school|id card|identity card|passport|driver(?:['’]s)? licen[cs]e|matriculation|registration)";
const NUMBER = '(?:id(?: number| no\\.?| card)?|number|num|no\\.?|code|pin|combination|#)';

/** Numbers and codes that belong to one person, by what the text calls them. */
export const studentNumberRedactor = patternRedactor('[id number]', [
  new RegExp(`\\b${OWNER} ${NUMBER}(?: is|:|=)? ?:?#? ?(?<data>[a-z]{0,3}-?\\d[\\d -]{2,14}\\d)(?!\\d)`, 'giu'),
  new RegExp(`\\bmy (?:${OWNER} )?(?:${NUMBER}|card number)(?: is|:) ?(?<data>[a-z]{1,3}-?\\d{3,12})(?!\\d)`, 'giu'),
  /\bmy id(?: number| no\.?| card)?(?: is|:)? ?(?<data>[a-z]{0,3}\d{4,12})(?!\d)/giu,
  /\b(?:my |[, ])roll (?:number|no\.?):? ?(?:is )?(?<data>\d{1,6})(?=[,.;]| (?:in|of|from) class)/giu,
  /\bmy (?:zip|post(?:al)?) ?code(?: is|:)? (?<data>[a-z\d][a-z\d -]{2,8}\d[a-z\d]{0,2})\b/giu,
  /\b(?:my zip|zip ?code)(?: is|:)? (?<data>\d{5}(?:-\d{4})?)\b/giu,
]);
