/** A deep copy of plain data: objects, arrays and values that JSON knows. Several times faster than `structuredClone`. */
export function plainCopy<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(plainCopy) as Data;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) copy[key] = plainCopy(value);
  return copy as Data;
}
