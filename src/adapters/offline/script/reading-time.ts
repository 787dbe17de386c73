const WORDS_PER_MINUTE = 150;

/** How long a text takes to be read aloud, in whole seconds. */
export function secondsToRead(text: string): number {
  const words = text.split(/\s+/u).filter((word) => word !== '').length;
  return Math.max(1, Math.round((words / WORDS_PER_MINUTE) * 60));
}
