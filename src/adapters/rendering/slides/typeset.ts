/** Raised and lowered signs that the slides' fonts lack: ⁺ ⁻ ⁿ, raised and lowered letters. */
const LACKING = /[⁺⁻ⁿ\u02b0-\u02b8\u02e1-\u02e3\u1d43-\u1d6a\u208a-\u209c]/u;
const RAISED = /[¹²³\u2070-\u207f\u02b0-\u02b8\u02e1-\u02e3\u1d43-\u1d61]+/gu;
const LOWERED = /[\u2080-\u209c\u1d62-\u1d6a]+/gu;
const FRACTION_SLASH = /\u2044/gu;
const THIRDS = /[⅓⅔]/gu;

/**
 * A line as the content of an SVG text. Runs with a raised or lowered sign that no font has are set in plain letters, small, above or
 * below the line: without that, xⁿ⁻¹ would be boxes.
 */
export function typeset(line: string): string {
  return escaped(line)
    .replaceAll(THIRDS, (sign) => sign.normalize('NFKC').replaceAll(FRACTION_SLASH, '/'))
    .replaceAll(RAISED, (run) => shifted(run, 'super'))
    .replaceAll(LOWERED, (run) => shifted(run, 'sub'));
}

function shifted(run: string, shift: 'super' | 'sub'): string {
  if (!LACKING.test(run)) return run;
  return `<tspan baseline-shift="${shift}" font-size="65%">${run.normalize('NFKC')}</tspan>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[^\P{Cc}]/gu, '');
}
