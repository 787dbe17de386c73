/** A person at a terminal wants the answer, not the worker's log, unless they asked for it. */
export function quieter<Level extends string>(level: Level): Level | 'warn' {
  return level === 'info' ? 'warn' : level;
}
