/**
 * Whether `typed` is `meant` with one letter missing, one too many, or two neighbours swapped. The last letter does not
 * count: there the difference is an ending ("direction", "directions").
 */
export function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1 || typed.at(-1) !== meant.at(-1)) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  if (typed.length < meant.length) return typed.slice(at) === meant.slice(at + 1);
  if (typed.length > meant.length) return typed.slice(at + 1) === meant.slice(at);
  const isSwapped = typed[at] === meant[at + 1] && typed[at + 1] === meant[at];
  return isSwapped && typed.slice(at + 2) === meant.slice(at + 2);
}
