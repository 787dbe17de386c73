const WORDS_A_MINUTE = 150;

/** Whole seconds that it takes to say the texts aloud at an easy pace. */
export function secondsToSay(texts: readonly string[]): number {
  const words = texts.join(' ').split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.round((words / WORDS_A_MINUTE) * 60));
}
