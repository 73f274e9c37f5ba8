const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** "12.3 MB": for people, in powers of a thousand, at most one decimal. */
function readableSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${Math.round(value * 10) / 10} ${units[unit]}`;
}

/** The reason for leaving out a file of more than `maxBytes`; exact numbers where rounded ones look the same. */
export function tooLarge(bytes: number, maxBytes: number): string {
  const [limit, size] = [readableSize(maxBytes), readableSize(bytes)];
  return limit === size ? `larger than ${maxBytes} bytes (${bytes} bytes)` : `larger than ${limit} (${size})`;
}
