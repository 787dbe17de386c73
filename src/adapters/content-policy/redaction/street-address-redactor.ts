import { patternRedactor } from './redactor.ts';

const CAPITALISED_WAY =
  '(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Circle|Cir|Parkway|Pkwy|Square|Highway|Hwy|Trail|Close|Crescent)';
const ANY_WAY =
  '(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|way|place|terrace|circle|parkway)';
const LIVING =
  '(?:[Ll]ives?|[Ll]iving|[Ww]ohne|[Hh]abite|[Vv]ivo|[Mm]oro|[Aa]bito|[Aa]ddress is|[Hh]ouse is|[Hh]ome is|[Ss]taying)';
const UNIT = '(?:,? (?:Apt|Apartment|Unit|Suite|apt|apartment|unit|suite|#)\\.? ?#?\\w{1,5})?';
const TOWN = '(?:, ?[A-Z][a-z]+(?: [A-Z][a-z]+)?,? [A-Z]{2}\\b(?: \\d{5}(?:-\\d{4})?)?)?';
// In small letters only the postcode tells a town from the rest of the sentence.
const ANY_TOWN = '(?:, ?\\p{L}+(?: \\p{L}+)?,? \\p{L}{2} \\d{5}(?:-\\d{4})?)?';

/**
 * Street addresses and post boxes. Without capitals, only where the text says that it is an address: "drove 3 miles
 * down the road" has the same form.
 */
export const streetAddressRedactor = patternRedactor('[address]', [
  new RegExp(
    `(?<![\\w.,])\\d{1,5}[A-Za-z]? (?:[NSEW]\\.? |North |South |East |West )?(?:(?!Mile\\b)(?:[A-Z][\\w'’-]*|\\d{1,3}(?:st|nd|rd|th))\\.? ){1,3}${CAPITALISED_WAY}\\b\\.?${UNIT}${TOWN}`,
    'gu',
  ),
  new RegExp(
    `(?<!\\w)(?:lives? (?:at|on|in)|living at|address(?: is|:)?|house is(?: at)?|come to|home is(?: at)?|stay(?:ing)? (?:at|on|in)) (?:(?:flat|apartment|apt|unit|house|room)\\.? (?:no\\.? )?\\w{1,5},? )?(?<data>\\d{1,5}[a-z]? (?:[\\p{L}\\d'’-]{1,20} ){1,3}${ANY_WAY}\\b\\.?${UNIT}${ANY_TOWN})`,
    'giu',
  ),
  /\bP\.? ?O\.? Box \d{1,6}\b/gi,
  // "Cherry Tree Lane 17", "Hauptstraße 12, 10115 Berlin", "8 avenue Victor Hugo", "Calle Mayor 5".
  new RegExp(
    `(?<!\\p{L})(?:${LIVING}|address:) (?:in |at |on |auf )?(?:the |der |dem )?(?<data>(?:\\p{Lu}[\\p{L}'’-]* ){1,3}${CAPITALISED_WAY} \\d{1,5}[a-z]?)\\b`,
    'gu',
  ),
  /(?<!\p{L})\p{Lu}\p{Ll}{2,20}(?:straße|strasse|str\.|weg|platz|allee|gasse) \d{1,4}[a-z]?(?:, ?\d{4,5}(?: \p{Lu}\p{Ll}+)?)?/gu,
  /(?<![\w.,])\d{1,4}(?: ?bis)?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse) (?:d(?:e|u|es) (?:la |l['’])?|de l['’])?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}/gu,
  /(?<!\p{L})(?:[Cc]alle|[Aa]venida|[Aa]vda\.|[Pp]laza|[Vv]ia|[Vv]iale|[Pp]iazza|[Rr]ua) (?:de(?:l| la)? |da |do |dos )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2},? (?:n[úuº°.]* ?)?\d{1,4}(?!\d)/gu,
  // A postcode of the United Kingdom, and places on the map that somebody calls theirs.
  { cue: '[address]', pattern: /(?<=\[address\],? (?:[A-Z][a-z]+,? )?)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/gu },
  /(?<!\w)(?:my|our) (?:exact |current |gps )?(?:coordinates|location|position)(?: are| is|:)? (?<data>-?\d{1,3}\.\d{2,8}°? ?[NS]?,? ?-?\d{1,3}\.\d{2,8}°? ?[EW]?)/giu,
]);
