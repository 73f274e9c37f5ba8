/** Vectors of one length, one behind the other. */
export interface Rows {
  readonly values: Float64Array;
  readonly columns: number;
}

export function rowOf({ values, columns }: Rows, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

export function rowsOf(vectors: readonly ArrayLike<number>[]): Rows {
  const columns = vectors[0]?.length ?? 0;
  const values = new Float64Array(vectors.length * columns);
  for (const [i, vector] of vectors.entries()) values.set(vector, i * columns);
  return { values, columns };
}

export function rowCount({ values, columns }: Rows): number {
  return values.length / columns;
}

export function meanOf(rows: Rows): Float64Array {
  const mean = new Float64Array(rows.columns);
  const count = rowCount(rows);
  for (let i = 0; i < count; i++) addTo(mean, rowOf(rows, i), 1 / count);
  return mean;
}

/** target += factor * row */
export function addTo(target: Float64Array, row: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (row[i] as number);
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Directions in which the rows differ most from `mean`, the most first: as many as wanted, unit vectors. */
export function principalAxes(rows: Rows, mean: Float64Array, wanted: number): Rows {
  const { columns } = rows;
  const covariance = new Float64Array(columns * columns);
  const off = new Float64Array(columns);
  for (let i = 0; i < rowCount(rows); i++) {
    off.set(rowOf(rows, i));
    addTo(off, mean, -1);
    for (let a = 0; a < columns; a++)
      addTo(covariance.subarray(a * columns, (a + 1) * columns), off, off[a] as number);
  }
  const { values, vectors } = eigen({ values: covariance, columns });
  const order = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number));
  return rowsOf(order.slice(0, wanted).map((column) => upright(rowOf(vectors, column))));
}

/** An axis and its opposite are the same one: the largest part is made positive. */
function upright(axis: Float64Array): Float64Array {
  let largest = 0;
  for (const value of axis) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? axis.map((value) => -value) : axis;
}

/** Each row less `mean`, along the axes. */
export function projected(rows: Rows, mean: Float64Array, axes: Rows): Rows {
  const columns = rowCount(axes);
  const values = new Float64Array(rowCount(rows) * columns);
  const off = new Float64Array(rows.columns);
  for (let i = 0; i < rowCount(rows); i++) {
    off.set(rowOf(rows, i));
    addTo(off, mean, -1);
    for (let axis = 0; axis < columns; axis++) values[i * columns + axis] = dot(off, rowOf(axes, axis));
  }
  return { values, columns };
}

/** Eigenvalues, and eigenvectors as rows, of a symmetric matrix, by Jacobi's rotations. */
function eigen({ values: matrix, columns: size }: Rows): { values: Float64Array; vectors: Rows } {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const at = (row: number, column: number) => a[row * size + column] as number;
  for (let sweep = 0; sweep < 30; sweep++) {
    let apart = 0;
    let along = 0;
    for (let p = 0; p < size; p++) {
      along += at(p, p) ** 2;
      for (let q = p + 1; q < size; q++) apart += at(p, q) ** 2;
    }
    if (apart <= 1e-20 * along) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (at(p, q) === 0) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cos = 1 / Math.sqrt(t * t + 1);
        rotateColumns(a, size, p, q, cos, t * cos);
        rotateRows(a, size, p, q, cos, t * cos);
        rotateRows(vectors, size, p, q, cos, t * cos);
      }
    }
  }
  return {
    values: Float64Array.from({ length: size }, (_, i) => at(i, i)),
    vectors: { values: vectors, columns: size },
  };
}

function rotateColumns(m: Float64Array, size: number, p: number, q: number, cos: number, sin: number): void {
  for (let i = 0; i < size; i++) {
    const x = m[i * size + p] as number;
    const y = m[i * size + q] as number;
    m[i * size + p] = cos * x - sin * y;
    m[i * size + q] = sin * x + cos * y;
  }
}

function rotateRows(m: Float64Array, size: number, p: number, q: number, cos: number, sin: number): void {
  for (let i = 0; i < size; i++) {
    const x = m[p * size + i] as number;
    const y = m[q * size + i] as number;
    m[p * size + i] = cos * x - sin * y;
    m[q * size + i] = sin * x + cos * y;
  }
}
