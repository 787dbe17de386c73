/** The part of a whole, null of nothing; to four decimals. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}

/** The share of those for which it holds. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return share(items.filter(holds).length, items.length);
}
