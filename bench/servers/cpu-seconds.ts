import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second (USER_HZ). */
const TICKS = 100;

/**
 * CPU that a process and its children have used, those that ended included. Reads /proc.
 * @returns seconds; null where there is no /proc
 */
export function cpuSecondsOfTree(pid: number): number | null {
  const own = statOf(pid);
  if (own === null) return null;
  let ticks = own.own + own.waitedFor;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const child = statOf(Number(entry));
    if (child !== null && child.parent === pid) ticks += child.own + child.waitedFor;
  }
  return ticks / TICKS;
}

function statOf(pid: number): { readonly parent: number; readonly own: number; readonly waitedFor: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name is in parentheses and may hold anything; the numbers follow it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const field = (number: number): number => fields[number - 3] ?? 0;
    return { parent: field(4), own: field(14) + field(15), waitedFor: field(16) + field(17) };
  } catch {
    return null;
  }
}
