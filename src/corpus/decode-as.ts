/** What Windows-1252 has from 0x80 to 0x9f. https://encoding.spec.whatwg.org/index-windows-1252.txt */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * As TextDecoder, of which some versions of Node take Windows-1252 for Latin-1, and its quotation marks, dashes and euro
 * signs for control characters. https://github.com/nodejs/node/issues/56542
 * @param isStrict Whether bytes that are no character are refused; else they become U+FFFD.
 * @throws {RangeError} for an encoding that is not known; {TypeError} for what is refused.
 */
export function decodeAs(encoding: string, bytes: Uint8Array, isStrict: boolean): string {
  const decoder = decoderOf(encoding, isStrict);
  return decoder.encoding === 'windows-1252' ? withUpper(latin1(bytes)) : decoder.decode(bytes);
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function decoderOf(encoding: string, fatal: boolean): InstanceType<typeof TextDecoder> {
  const key = `${encoding} ${fatal}`;
  const decoder = decoders.get(key) ?? new TextDecoder(encoding, { fatal });
  decoders.set(key, decoder);
  return decoder;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Control characters of Latin-1 as what Windows-1252 has in their place. */
export function withUpper(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign);
}
