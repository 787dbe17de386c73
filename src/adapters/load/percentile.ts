/**
 * The smallest value that at least the given share of all values does not exceed (nearest rank); 0 of nothing.
 * @param share in (0, 1]
 */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
