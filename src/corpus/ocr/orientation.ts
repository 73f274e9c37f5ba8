/** How far into a file a camera's words on it reach, in bytes. */
const headBytes = 4096;

/** The entry for the orientation, without its value, in both orders of bytes. TIFF 6.0, and EXIF 2.3, 4.6.4 A. */
const entries = [
  { bytes: Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]), valueAt: 9 },
  { bytes: Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0]), valueAt: 8 },
];

/** How a camera was held, as EXIF numbers it: 1 (upright) to 8. */
export function orientationOf(picture: Uint8Array): number {
  const head = Buffer.from(picture.buffer, picture.byteOffset, Math.min(picture.byteLength, headBytes));
  for (const { bytes, valueAt } of entries) {
    const at = head.indexOf(bytes);
    const value = at === -1 ? undefined : head[at + valueAt];
    if (value !== undefined && value >= 1 && value <= 8) return value;
  }
  return 1;
}
