import { patternRedactor } from './redactor.ts';

const CAPITALISED_WAY =
  '(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Circle|Cir|Parkway|Pkwy|Square|Highway|Hwy|Trail|Close|Crescent)';
const ANY_WAY =
  '(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|way|place|terrace|circle|parkway)';
const UNIT = '(?:,? (?:Apt|Apartment|Unit|Suite|apt|apartment|unit|suite|#)\\.? ?#?\\w{1,5})?';
const TOWN = '(?:, ?[A-Z][a-z]+(?: [A-Z][a-z]+)?,? [A-Z]{2}(?: \\d{5}(?:-\\d{4})?)?)?';

/**
 * Street addresses and post boxes. Without capitals, only where the text says that it is an address: "drove 3 miles
 * down the road" has the same form.
 */
export const streetAddressRedactor = patternRedactor('[address]', [
  new RegExp(
    `(?<![\\w.,])\\d{1,5}[A-Za-z]? (?:[NSEW]\\.? |North |South |East |West )?(?:(?:[A-Z][\\w'’-]*|\\d{1,3}(?:st|nd|rd|th))\\.? ){1,3}${CAPITALISED_WAY}\\b\\.?${UNIT}${TOWN}`,
    'gu',
  ),
  new RegExp(
    `\\b(?:lives? (?:at|on|in)|living at|address is|address:|house is at|come to|home is|staying at) (?<data>\\d{1,5}[a-z]? (?:[\\p{L}\\d'’-]{1,20} ){1,3}${ANY_WAY}\\b\\.?${UNIT}${TOWN})`,
    'giu',
  ),
  /\bP\.? ?O\.? Box \d{1,6}\b/gi,
]);
