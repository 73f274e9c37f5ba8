import { addTo, dot, type Rows, rowOf } from './principal-axes.js';

/** A sentence as its pieces, each once, with the share that it has in the sentence; the shares add up to 1. */
export interface Mixture {
  readonly pieces: Int32Array;
  readonly shares: Float64Array;
}

/** sum of shares x vectors */
export function mixed({ pieces, shares }: Mixture, vectors: Rows, into: Float64Array): Float64Array {
  into.fill(0);
  for (let i = 0; i < pieces.length; i++)
    addTo(into, rowOf(vectors, pieces[i] as number), shares[i] as number);
  return into;
}

/**
 * Ridge regression: the pieces' vectors with which the mixtures come nearest to their targets, in the sum of squares,
 * where moving a vector away from where it starts costs `stiffness` times its square. By conjugate gradients, each
 * column for itself.
 * @param start Is not changed.
 */
export function fitted(
  mixtures: readonly Mixture[],
  targets: Rows,
  start: Rows,
  stiffness: number,
  rounds: number,
): Rows {
  const { columns } = start;
  const size = start.values.length;
  const result = { values: start.values.slice(), columns };
  const residual = { values: new Float64Array(size), columns };
  const off = new Float64Array(columns);
  for (const [i, mixture] of mixtures.entries()) {
    mixed(mixture, start, off);
    for (let c = 0; c < columns; c++) off[c] = (rowOf(targets, i)[c] as number) - (off[c] as number);
    spread(mixture, off, residual);
  }
  const direction = { values: residual.values.slice(), columns };
  const product = { values: new Float64Array(size), columns };
  let before = columnDots(residual, residual);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < size; i++) product.values[i] = stiffness * (direction.values[i] as number);
    for (const mixture of mixtures) spread(mixture, mixed(mixture, direction, off), product);
    const curvature = columnDots(direction, product);
    const step = before.map((value, c) => (curvature[c] === 0 ? 0 : value / (curvature[c] as number)));
    eachRow(start, (row) => {
      const [r, d, p, x] = [residual, direction, product, result].map((rows) => rowOf(rows, row)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (let c = 0; c < columns; c++) {
        x[c] = (x[c] as number) + (step[c] as number) * (d[c] as number);
        r[c] = (r[c] as number) - (step[c] as number) * (p[c] as number);
      }
    });
    const after = columnDots(residual, residual);
    eachRow(start, (row) => {
      const r = rowOf(residual, row);
      const d = rowOf(direction, row);
      for (let c = 0; c < columns; c++)
        d[c] =
          (r[c] as number) +
          ((after[c] as number) / Math.max(before[c] as number, Number.MIN_VALUE)) * (d[c] as number);
    });
    before = after;
  }
  return result;
}

/** Adds `vector` to each of the mixture's pieces, by its share. */
function spread({ pieces, shares }: Mixture, vector: Float64Array, into: Rows): void {
  for (let i = 0; i < pieces.length; i++)
    addTo(rowOf(into, pieces[i] as number), vector, shares[i] as number);
}

function columnDots(a: Rows, b: Rows): Float64Array {
  const sums = new Float64Array(a.columns);
  eachRow(a, (row) => {
    const [x, y] = [rowOf(a, row), rowOf(b, row)];
    for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] as number) + (x[c] as number) * (y[c] as number);
  });
  return sums;
}

function eachRow({ values, columns }: Rows, visit: (row: number) => void): void {
  for (let row = 0; row < values.length / columns; row++) visit(row);
}

/** -1..1; 0 where one of them is nothing. */
export function cosine(a: Float64Array, b: Float64Array): number {
  const norms = Math.sqrt(dot(a, a) * dot(b, b));
  return norms === 0 ? 0 : dot(a, b) / norms;
}
