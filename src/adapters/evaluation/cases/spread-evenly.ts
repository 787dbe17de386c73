/** So many of them, evenly over the whole, in order: a file is sorted by class, and its beginning is no sample of it. */
export function spreadEvenly<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (limit >= items.length) return items;
  return Array.from({ length: limit }, (_, index) => items[Math.floor((index * items.length) / limit)] as Item);
}
