import { isInCalculation } from './arithmetic.ts';
import { patternRedactor } from './redactor.ts';

/** Payment card numbers: 13 to 19 digits of a card network whose check digit is right. */
export const cardNumberRedactor = patternRedactor(
  '[card number]',
  [/(?<![\d.,])[3-6]\d{3}(?<separator>[ -]?)\d{4,6}\k<separator>\d{4,5}(?:\k<separator>\d{1,7})?(?![\d]|[.,]\d)/g],
  (found, before, after) => !isInCalculation(before, after) && passesLuhn(found.replace(/\D/g, '')),
);

/** The check digit of card numbers, by Luhn's rule. */
export function passesLuhn(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
