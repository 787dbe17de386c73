import { cardNumberRedactor } from './card-number-redactor.ts';
import { emailRedactor } from './email-redactor.ts';
import { handleRedactor } from './handle-redactor.ts';
import { identityNumberRedactor } from './identity-number-redactor.ts';
import { profileLinkRedactor } from './link-redactor.ts';
import { phoneNumberRedactor } from './phone-number-redactor.ts';

const CONTACT_DATA = [
  emailRedactor,
  profileLinkRedactor,
  handleRedactor,
  cardNumberRedactor,
  identityNumberRedactor,
  phoneNumberRedactor,
];

const LINK = /(?<!\w)(?:https?:\/\/|www\.)(?<host>[^\s/?#:)\]}>"']{1,253})/giu;
const RESERVED_HOST = /(?:^|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost)\.?$/i;

/**
 * Whether a lesson has a link or a way to reach somebody in it. Web addresses that a lesson on the web explains belong to
 * the domains reserved for examples.
 */
export function containsContactData(text: string): boolean {
  for (const { groups } of text.matchAll(LINK))
    if (!RESERVED_HOST.test(groups?.['host']?.replace(/[.,;!]+$/, '') ?? '')) return true;
  return CONTACT_DATA.some((redactor) => redactor.redact(text) !== text);
}
