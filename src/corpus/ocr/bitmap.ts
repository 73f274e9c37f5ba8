/** A picture in shades of grey: a byte a pixel, row by row from the upper left, 0 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** As a file that every program for pictures reads. https://netpbm.sourceforge.net/doc/pgm.html */
export function toPgm({ width, height, grey }: Bitmap): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]);
}
