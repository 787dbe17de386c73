import { patternRedactor } from './redactor.ts';

/** E-mail addresses, also spelled out ("mia at gmail dot com"). Addresses of example domains belong to nobody. */
export const emailRedactor = patternRedactor(
  '[email]',
  [
    {
      cue: '@',
      pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}(?!\p{L})/gu,
    },
    {
      cue: '@',
      pattern:
        /(?<![\w.-])[\w.-]{2,40} ?@ ?(?:gmail|yahoo|hotmail|outlook|icloud|proton|aol|web|gmx) ?(?:\.| dot ) ?(?:com|net|org|me|de|co)\b/giu,
    },
    /(?<![\w.-])[\w.-]{2,40} ?(?:\(at\)|\[at\]| at ) ?(?:gmail|yahoo|hotmail|outlook|icloud|proton|aol) ?(?:\.|\(dot\)|\[dot\]| dot ) ?(?:com|net|org|me)\b/giu,
  ],
  (found) => !/@(?:[\w-]+\.)*example\.(?:com|org|net|edu)$/i.test(found),
);
