/** How far back from now an operator looks. */
export const RANGES = ['hour', 'day', 'week'] as const;
export type Range = (typeof RANGES)[number];
