/**
 * The smallest value that at least the given share of all values does not exceed (nearest rank); NaN of nothing.
 * @param share in (0, 1]
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The value in the middle, or the mean of the two there; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  if (Number.isInteger(middle)) return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
  return sorted[Math.floor(middle)] ?? Number.NaN;
}

/**
 * The median of the ratios of each round: on a noisy machine a round's two figures are comparable, and the medians of
 * two columns are not.
 */
export function medianRatio(numerators: readonly number[], denominators: readonly number[]): number {
  return median(numerators.map((numerator, round) => numerator / (denominators[round] ?? Number.NaN)));
}

/** The list turned by so many places, so that no participant is always first. */
export function rotated<Item>(items: readonly Item[], places: number): readonly Item[] {
  const from = items.length === 0 ? 0 : places % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}
