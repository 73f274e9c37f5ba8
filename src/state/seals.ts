import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM with a fresh 96-bit nonce for each seal (NIST SP 800-38D). */
const cipher = 'aes-256-gcm';
const lengths = { version: 1, key: 4, nonce: 12, tag: 16 } as const;
const bodyStart = lengths.version + lengths.key + lengths.nonce;
const version = 1;

interface Key {
  /** Tells keys apart; nothing of the key can be read from it. */
  readonly id: Buffer;
  readonly bytes: Buffer;
}

/** Seals texts so that only who has the key reads them, and none under another name. */
export class Seals {
  readonly #keys: readonly Key[];

  /** @param secrets Newest first: the first seals, each opens. None: nothing can be sealed or opened. */
  constructor(secrets: readonly string[]) {
    this.#keys = secrets.map(keyOf);
  }

  /**
   * @param about What it belongs to: it is opened under the same alone.
   * @throws {RangeError} without a key.
   */
  seal(text: string, about: string): Buffer {
    const [key] = this.#keys;
    if (key === undefined) throw new RangeError('there is no key to seal with');
    const head = Buffer.concat([Buffer.from([version]), key.id]);
    const nonce = randomBytes(lengths.nonce);
    const sealing = createCipheriv(cipher, key.bytes, nonce).setAAD(bound(head, about));
    return Buffer.concat([head, nonce, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
  }

  /** @returns undefined where its key is not there, it was sealed about something else, or it is damaged. */
  open(sealed: Uint8Array, about: string): string | undefined {
    const bytes = Buffer.from(sealed);
    const key = this.#keys.find(({ id }) => id.equals(idIn(bytes)));
    if (key === undefined || bytes[0] !== version || bytes.length < bodyStart + lengths.tag) return undefined;
    const head = bytes.subarray(0, lengths.version + lengths.key);
    const nonce = bytes.subarray(head.length, bodyStart);
    const end = bytes.length - lengths.tag;
    const opening = createDecipheriv(cipher, key.bytes, nonce, { authTagLength: lengths.tag })
      .setAAD(bound(head, about))
      .setAuthTag(bytes.subarray(end));
    try {
      return Buffer.concat([opening.update(bytes.subarray(bodyStart, end)), opening.final()]).toString(
        'utf8',
      );
    } catch {
      return undefined;
    }
  }

  /** Whether the newest key has sealed it. */
  isNewest(sealed: Uint8Array): boolean {
    return this.#keys[0]?.id.equals(idIn(Buffer.from(sealed))) ?? true;
  }
}

function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'installations of Verbatim', 32));
  return { id: createHmac('sha256', bytes).update('key id').digest().subarray(0, lengths.key), bytes };
}

function idIn(sealed: Buffer): Buffer {
  return sealed.subarray(lengths.version, lengths.version + lengths.key);
}

function bound(head: Buffer, about: string): Buffer {
  return Buffer.concat([head, Buffer.from(about, 'utf8')]);
}
