/** What all sentences have in common, which says nothing about any of them. */
export interface CommonMeaning {
  readonly mean: Float32Array;
  /** The direction in which sentences differ most: of length 1, and about style rather than subject. */
  readonly direction: Float32Array;
}

const ROUNDS = 8;

/** The mean of the vectors and their first principal component, found by power iteration. */
export function commonMeaningOf(vectors: readonly Float32Array[], dimensions: number): CommonMeaning {
  const mean = new Float32Array(dimensions);
  for (const vector of vectors) addTo(mean, vector, 1 / vectors.length);
  let direction = new Float32Array(dimensions).fill(1 / Math.sqrt(dimensions));
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float32Array(dimensions);
    const offset = dot(mean, direction);
    for (const vector of vectors) {
      const along = dot(vector, direction) - offset;
      addTo(next, vector, along);
      addTo(next, mean, -along);
    }
    normalise(next);
    direction = next;
  }
  return { mean, direction };
}

/** Takes what is common off a vector and brings it to length 1, in place. */
export function distinguish(vector: Float32Array, { mean, direction }: CommonMeaning): void {
  addTo(vector, mean, -1);
  addTo(vector, direction, -dot(vector, direction));
  normalise(vector);
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function addTo(sum: Float32Array, vector: Float32Array, weight: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0);
}

function normalise(vector: Float32Array): void {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) / length;
}
