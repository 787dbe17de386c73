/**
 * An error's message without what it quotes: programs quote what they could not read, and that may be a student's words.
 * An apostrophe inside a word is no quotation mark.
 */
export function omitQuotedText(message: string): string {
  return message
    .replace(/"(?:[^"\\]|\\.)*"?/gs, '"…"')
    .replace(/`(?:[^`\\]|\\.)*`?/gs, '`…`')
    .replace(/[“„][^”“]*[”“]?/gs, '“…”')
    .replace(/(?<![\p{L}\p{N}])'(?:[^'\\]|\\.|(?<=\p{L})'(?=\p{L}))*'?/gsu, "'…'");
}
