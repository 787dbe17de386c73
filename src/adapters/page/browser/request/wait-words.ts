/** What is honestly known about the wait; null where nothing is. */
export function lineWords(queuePosition: number | null): string | null {
  if (queuePosition === null) return null;
  return queuePosition === 1 ? 'You are next in line.' : `You are number ${queuePosition} in line.`;
}

/** @param seconds that are left of the estimate, negative when it is over; null when there is none */
export function timeWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds <= 0) return 'This takes longer than usual. We are still on it.';
  if (seconds <= 5) return 'A few seconds left.';
  if (seconds <= 55) return `About ${Math.ceil(seconds / 10) * 10} seconds left.`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'About a minute left.' : `About ${minutes} minutes left.`;
}
