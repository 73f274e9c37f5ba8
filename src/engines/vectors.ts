/** The product of `vector` and the row of as many numbers that begins at `rows[at]`: whole, so it is the same everywhere. */
export function dotProduct(vector: Int8Array, rows: Int8Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) * (rows[at + i] as number);
  return sum;
}
