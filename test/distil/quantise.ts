import { type Rows, rowCount, rowOf } from './principal-axes.js';

/** The largest scale is this; 16 bits. */
const largestScale = 65_535;

/** Each row as whole numbers in -127..127 and one whole factor, the same fraction of the truth for all rows. */
export function quantised(rows: Rows): { scales: Uint16Array; vectors: Int8Array } {
  const count = rowCount(rows);
  const max = Array.from({ length: count }, (_, i) =>
    rowOf(rows, i).reduce((a, b) => Math.max(a, Math.abs(b)), 0),
  );
  const unit = largestScale / max.reduce((a, b) => Math.max(a, b), 0);
  const scales = Uint16Array.from(max, (value) => Math.ceil(value * unit));
  const vectors = new Int8Array(rows.values.length);
  for (let i = 0; i < count; i++) {
    const scale = scales[i] ?? 0;
    if (scale === 0) continue;
    const row = rowOf(rows, i).map((value) => Math.round((value * unit * 127) / scale));
    vectors.set(row, i * rows.columns);
  }
  return { scales, vectors };
}
