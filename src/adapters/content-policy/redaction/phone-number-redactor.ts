import { isInCalculation } from './arithmetic.ts';
import { patternRedactor, type Redactor } from './redactor.ts';

const CALLED_A_NUMBER =
  "(?<!\\w)(?:(?:call|text|phone|ring|dial|whatsapp|reach|sms|fax)(?: me| us| him| her| them)?(?: (?:the |an |your )?(?:answers?|back|please|now|later|solution|result))?(?: at| on)?|(?:(?:my|our) \\p{L}{2,12}s?[’']?s? |my|his|her|our|their|phone|cell|mobile|home|telephone|whatsapp|contact)(?: ?phone| cell| mobile| home| new| telephone| whatsapp)? (?:number|no\\.?|#)|tel\\.?|telefon|handy|nummer ist|tel[ée]fono(?: es)?|n[úu]mero es|num[ée]ro est|telefone(?: é)?|celular(?: é| es)?|phone|cell|mobile|hotline|ph(?:one)?\\.?(?: no\\.?| num(?:ber)?\\.?| #)?)(?: is|:|=)? ?:? ?";

// "My number is 12345678, is it prime?"
const IS_ASKED_ABOUT =
  /^[,.]? ?(?:and )?(?:is|why is) (?:it|that) (?:a |an )?(?:prime|even|odd|divis|multip|square|fact|ration)/iu;

const isNoCalculation = (_: string, before: string, after: string): boolean => !isInCalculation(before, after);

/** Phone numbers by their form. */
const formatted = patternRedactor(
  '[phone]',
  [
    /(?<![\w.,+-])(?:\+?1[-. ]?)?\(\d{3}\) ?\d{3}[-. ]\d{4}(?![\d-]|[.,]\d)/g,
    /(?<![\w.,+-])(?:\+?1[-. ])?\d{3}(?<separator>[-.])\d{3}\k<separator>\d{4}(?![\d-]|[.,]\d)/g,
    // Grouped numbers that begin with the 0 of a trunk call, in Europe, Australia and elsewhere.
    /(?<![\w.,+)=:-])(?<![=)+\d] )\(?0[1-9]\d{0,3}\)?(?:[ -]\d{2,4}){2,4}(?![\d-]|[.,:]\d| \d)/g,
    /(?<![\w.,+)=:-])(?<![=)+\d] )0[17]\d{3} ?\d{6}(?![\d-]|[.,:]\d| \d)/g,
    /(?<![\w.,+)=:-])(?<![=)+\d] )\(\d{2}\) 9?\d{4}-\d{4}(?![\d-])/g,
    /(?<![\w.,+)=-] ?)(?:\+|00(?=[1-9]))(?!0)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?![\d-]|[.,]\d)/g,
  ],
  (found, before, after) => isNoCalculation(found, before, after) && digitsOf(found) >= 8 && digitsOf(found) <= 15,
);

/** Digits that the text says are a phone number. Without such words they would be a plain number. */
const named = patternRedactor(
  '[phone]',
  [new RegExp(`${CALLED_A_NUMBER}(?<data>[+(]?\\d[\\d ().-]{5,18}\\d)(?![\\d]|[.,]\\d)`, 'giu')],
  (found, before, after) =>
    isNoCalculation(found, before, after) &&
    !IS_ASKED_ABOUT.test(after) &&
    digitsOf(found) >= 7 &&
    digitsOf(found) <= 15,
);

/** Phone numbers in United States and international form, and digits that are called one. */
export const phoneNumberRedactor: Redactor = {
  replacement: formatted.replacement,
  redact: (text) => named.redact(formatted.redact(text)),
};

function digitsOf(found: string): number {
  return found.replace(/\D/g, '').length;
}
