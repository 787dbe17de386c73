import { introducedNames } from './introduced-names.ts';
import { namesOfAcquaintances } from './names-of-acquaintances.ts';
import type { Redactor } from './redactor.ts';
import { signedNames } from './signed-names.ts';

const REDACTORS = [...introducedNames, ...namesOfAcquaintances, ...signedNames];

/** Names of the student and of the people around them. Who is known to science is no personal data. */
export const nameRedactor: Redactor = {
  replacement: '[name]',
  redact: (text) => REDACTORS.reduce((current, one) => one.redact(current), text),
};
