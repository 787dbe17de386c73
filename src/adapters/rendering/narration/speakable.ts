import { speakChemistry } from './speak-chemistry.ts';
import { speakFormulas } from './speak-formulas.ts';
import { raiseAndLower } from './speak-plain-chemistry.ts';
import { speakUnits } from './speak-units.ts';

/** Signs that a voice would leave out or spell, and the words for them. Later ones may rely on earlier ones. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[“”„«»"]/g, ''],
  [/[‘’]/g, "'"],
  [/\s*[—]\s*|\s+–\s+/g, ', '],
  [/…/g, '.'],
  [/\be\.g\.,?/gi, 'for example,'],
  [/\bi\.e\.,?/gi, 'that is,'],
  [/\bvs\.?(?=\s)/gi, 'versus'],
  [/\betc\./gi, 'et cetera.'],
  [/\bapprox\./gi, 'about'],
  [/&/g, ' and '],
  [/\band\/or\b/g, 'and or'],
  [/(\d)\s*%/g, '$1 percent'],
  [/(?<=[a-z,] )II(?=[\s,.;:)]|$)/g, '2'],
  [/(?<=[a-z,] )III(?=[\s,.;:)]|$)/g, '3'],
  [/(?<=[a-z,] )IV(?=[\s,.;:)]|$)/g, '4'],
  [/½/g, ' one half '],
  [/⅓/g, ' one third '],
  [/¼/g, ' one quarter '],
  [/¾/g, ' three quarters '],
  [/(\d)\s*:\s*(\d)/g, '$1 to $2'],
];

/** What is left of signs when formulas, units and substances have been said. */
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  [/[()[\]{}]/g, ', '],
  [/(\w)\s*\/\s*(\w)/g, '$1 or $2'],
  [/[*_#|~`<>\\^]/g, ' '],
  [/\s+([,.;:!?])/g, '$1'],
  [/([,;:])(?:\s*[,;:])+/g, '$1'],
  [/,\s*([.!?])/g, '$1'],
  [/\.\s*\./g, '.'],
  [/^[\s,;:]+/g, ''],
  [/\s{2,}/g, ' '],
];

/**
 * A written sentence as words that any voice can say, in plain ASCII: "a = 120 / 80 = 1.5 m/s²" becomes
 * "A equals 120 divided by 80 equals 1.5 meters per second squared".
 */
export function speakable(text: string): string {
  const words = replaced(text.normalize('NFC'), SIGNS);
  const said = speakFormulas(speakChemistry(speakUnits(raiseAndLower(words))));
  return spelled(replaced(ascii(said), LEFTOVERS)).trim();
}

/** Written large, and yet words that are said as words. */
const SAID_AS_WORDS =
  /^(?:AND|OR|NOT|IF|IN|NO|IS|RAM|PET|CAT|BANANA|HELLO|COVID|NASA|CRISPR|PEMDAS|FOIL|OIL|RIG|SELECT|JOIN|INSERT|FROM|WHERE|ASCII|JPEG|LIFO|FIFO|LEGO|NAND|NOR|LED|MIDI|WAV|UPDATE|COUNT|THE)$/;

/** Abbreviations letter by letter: a voice would read ATP or CPU as a word. */
function spelled(text: string): string {
  return text.replaceAll(/\b([A-Z]{2,5})(s?)\b/g, (whole, letters: string, plural: string) =>
    SAID_AS_WORDS.test(letters) ? whole : `${[...letters].join(' ')}${plural === '' ? '' : "'s"}`,
  );
}

function replaced(text: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((result, [sign, words]) => result.replaceAll(sign, words), text);
}

/** é becomes e; what has no likeness in ASCII is left out. */
function ascii(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[‐‑‒–−]/g, '-')
    .replaceAll(/[^\x20-\x7e]/g, '');
}
