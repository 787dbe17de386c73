/** The version of the rules by which lessons are composed offline: raised when the same question may get another answer. */
export const RULES_VERSION = 'catalogue-3';
