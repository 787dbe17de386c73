import { isInCalculation } from './arithmetic.ts';
import { patternRedactor } from './redactor.ts';

/** Numbers in the form of a United States social security number, and any digits that are called one. */
export const identityNumberRedactor = patternRedactor(
  '[id number]',
  [
    /(?<![\d.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
    /\b(?:ssn|social security(?: number)?|passport(?: number)?|student id(?: number)?)(?: is|:|#)? ?:? (?<data>[a-z]?\d[\d -]{3,12}\d)(?!\d)/gi,
  ],
  (_, before, after) => !isInCalculation(before, after),
);
