/** A deep copy of plain data: objects, arrays and values that JSON knows. Several times faster than `structuredClone`. */
export function plainCopy<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(plainCopy) as Data;
  const copy: Record<string, unknown> = {};
  // Not by entries, whose lists are most of what a copy costs.
  for (const key in data) copy[key] = plainCopy(data[key]);
  return copy as Data;
}
