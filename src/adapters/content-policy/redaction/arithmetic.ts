const BEFORE =
  /(?:[=+*/^×÷·<>≤≥√%$€£−]|\b(?:what is|what's|calculate|compute|evaluate|simplify|solve|subtract|find))\s*$/iu;
const AFTER = /^\s*[=*/^×÷·<>≤≥%−]/u;

/** Whether digits with this text before and after them are part of a calculation, so that "-" is a minus sign. */
export function isInCalculation(before: string, after: string): boolean {
  return BEFORE.test(before) || AFTER.test(after);
}
