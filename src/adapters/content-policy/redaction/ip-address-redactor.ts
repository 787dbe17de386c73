import { patternRedactor } from './redactor.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

// Masks, loopback and example addresses, and the private ones that every home uses again, lead to nobody.
const NOBODYS =
  /^(?:255\.|0\.|10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:|fe80:)/i;

/** Public network addresses, which lead to a device. */
export const ipAddressRedactor = patternRedactor(
  '[ip address]',
  [
    { cue: '.', pattern: new RegExp(`(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?![\\d]|\\.\\d)`, 'g') },
    { cue: ':', pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/gi },
    { cue: '::', pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){2,6}(?::[0-9a-f]{1,4}){1,5}(?![\w:])/gi },
  ],
  (found) => !NOBODYS.test(found),
);
