import { birthdayRedactor } from './birthday-redactor.ts';
import { cardNumberRedactor } from './card-number-redactor.ts';
import { emailRedactor } from './email-redactor.ts';
import { handleRedactor } from './handle-redactor.ts';
import { identityNumberRedactor } from './identity-number-redactor.ts';
import { ipAddressRedactor } from './ip-address-redactor.ts';
import { profileLinkRedactor } from './link-redactor.ts';
import { nameRedactor } from './name-redactor.ts';
import { phoneNumberRedactor } from './phone-number-redactor.ts';
import type { Redactor } from './redactor.ts';
import { schoolRedactor } from './school-redactor.ts';
import { streetAddressRedactor } from './street-address-redactor.ts';
import { studentNumberRedactor } from './student-number-redactor.ts';

// The more specific form comes first: a card number has a phone number in it, an e-mail address a handle.
const REDACTORS: readonly Redactor[] = [
  emailRedactor,
  profileLinkRedactor,
  handleRedactor,
  ipAddressRedactor,
  cardNumberRedactor,
  identityNumberRedactor,
  studentNumberRedactor,
  birthdayRedactor,
  phoneNumberRedactor,
  streetAddressRedactor,
  schoolRedactor,
  nameRedactor,
];

/** The text with a neutral word in square brackets for every piece of personal data. A second time changes nothing. */
export function redactPersonalData(text: string): string {
  const redacted = REDACTORS.reduce((current, redactor) => redactor.redact(current), text);
  // What is taken out can uncover what was next to it.
  return redacted === text ? text : redactPersonalData(redacted);
}
