import { isInCalculation } from './arithmetic.ts';
import { patternRedactor, type Redactor } from './redactor.ts';

const CALLED_A_NUMBER =
  '\\b(?:(?:call|text|phone|ring|dial|whatsapp|reach|sms|fax)(?: me| us| him| her| them)?(?: at| on)?|(?:my|his|her|our|their|phone|cell|mobile|home|telephone|whatsapp|contact)(?: phone| cell| mobile| home| new| telephone| whatsapp)? (?:number|no\\.?|#)|tel\\.?|phone|cell|mobile|hotline)(?: is|:|=)? ?:? ?';

const isNoCalculation = (_: string, before: string, after: string): boolean => !isInCalculation(before, after);

/** Phone numbers by their form. */
const formatted = patternRedactor(
  '[phone]',
  [
    /(?<![\w.,+-])(?:\+?1[-. ]?)?\(\d{3}\) ?\d{3}[-. ]\d{4}(?![\d-]|[.,]\d)/g,
    /(?<![\w.,+-])(?:\+?1[-. ])?\d{3}(?<separator>[-.])\d{3}\k<separator>\d{4}(?![\d-]|[.,]\d)/g,
    /(?<![\w.,+)=-] ?)(?:\+|00(?=[1-9]))(?!0)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?![\d-]|[.,]\d)/g,
  ],
  (found, before, after) => isNoCalculation(found, before, after) && digitsOf(found) >= 8 && digitsOf(found) <= 15,
);

/** Digits that the text says are a phone number. Without such words they would be a plain number. */
const named = patternRedactor(
  '[phone]',
  [new RegExp(`${CALLED_A_NUMBER}(?<data>[+(]?\\d[\\d ().-]{5,18}\\d)(?![\\d]|[.,]\\d)`, 'gi')],
  (found, before, after) => isNoCalculation(found, before, after) && digitsOf(found) >= 7 && digitsOf(found) <= 15,
);

/** Phone numbers in United States and international form, and digits that are called one. */
export const phoneNumberRedactor: Redactor = {
  replacement: formatted.replacement,
  redact: (text) => named.redact(formatted.redact(text)),
};

function digitsOf(found: string): number {
  return found.replace(/\D/g, '').length;
}
