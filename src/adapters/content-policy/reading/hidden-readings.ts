const ROT13: ReadonlyMap<string, string> = new Map(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, at, letters) => [letter, letters[(at + 13) % 26] ?? letter]),
);

/**
 * What a text says once it is decoded: base64, hexadecimal, percent escapes, character references, letters shifted by
 * thirteen, and written backwards. Only readings that differ from the text are given.
 */
export function hiddenReadings(text: string): readonly string[] {
  const decoded = [
    ...decodedRuns(text, /[A-Za-z0-9+/_-]{16,}={0,2}/g, 'base64'),
    ...decodedRuns(text, /(?:[0-9a-f]{2}[ :]?){8,}/gi, 'hex'),
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
    text.replace(/&#(x?)([0-9a-f]{2,6});/gi, (_, hex: string, digits: string) =>
      character(digits, hex === '' ? 10 : 16),
    ),
    shiftedByThirteen(text.toLowerCase()),
    [...text].reverse().join(''),
  ];
  return decoded.filter((reading) => reading !== text);
}

function decodedRuns(text: string, run: RegExp, encoding: 'base64' | 'hex'): readonly string[] {
  return (text.match(run) ?? [])
    .map((encoded) => Buffer.from(encoded.replace(/[ :]/g, ''), encoding).toString('utf8'))
    .filter((reading) => /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(reading) && !reading.includes('\uFFFD'));
}

function character(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function shiftedByThirteen(text: string): string {
  let shifted = '';
  for (const letter of text) shifted += ROT13.get(letter) ?? letter;
  return shifted;
}
