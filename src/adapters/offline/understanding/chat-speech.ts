import { z } from 'zod';
import { readShippedData } from '../../text-search/shipped-data.ts';

const { words, fillers } = readShippedData(
  'offline/data/chat-speech.json',
  z.strictObject({
    /** What is typed short, and what it stands for. */
    words: z.record(z.string().regex(/^[a-z\d]+$/), z.string()),
    /** What is thrown in and says nothing. */
    fillers: z.array(z.string()),
  }),
);

const alternatives = (some: readonly string[]) => [...some].sort((one, other) => other.length - one.length).join('|');
const LONGER = Object.keys(words).filter((word) => word.length > 1);
const LETTERS = Object.keys(words).filter((word) => word.length === 1);

const SHORT = new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${alternatives(LONGER)})(?![\\p{L}\\p{N}'’-])`, 'giu');
// Between words a letter is short for one; beside a sign or a number it is mathematics.
const LETTER = new RegExp(
  `(?<=(?:^|[\\p{L}'’]{2} |\\b[iI] ))(?<!\\b(?:for|is|of|in|on|find|solve|whats|does|letter|variable|let|where|number|and|or|by|the|to|as|if|from|than) )(?:${alternatives(LETTERS)})(?= \\p{L}{2})(?! (?:is|means?|stands?|and|or|in|when|for)\\b)`,
  'giu',
);
const FILLER = new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${alternatives(fillers)})(?![\\p{L}\\p{N}'’-])[,!]?`, 'giu');
const WHY =
  /(?<=^|[,.!?] |\b(?:and|but|so|n) )y(?= (?:do|does|did|is|are|r|can|cant|dont|doesnt)\b)|(?<=\band )y(?=\W*$)/giu;
const TO = /(?<=\b(?:how|want|need|have|got|going) )2(?= \p{L})/giu;

/** A text with the short forms of chats written out: "whats the diff btwn mass n weight lol". */
export function withoutChatSpeech(text: string): string {
  return text
    .replace(FILLER, ' ')
    .replace(TO, 'to')
    .replace(SHORT, (short) => words[short.toLowerCase()] ?? short)
    .replace(LETTER, (letter) => words[letter.toLowerCase()] ?? letter)
    .replace(WHY, 'why')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
