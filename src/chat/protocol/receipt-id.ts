/**
 * Ids of receipts: 80 random bits in Crockford's base 32, which has no I, L, O and U, so that what is read aloud or
 * copied by hand comes back the same. https://www.crockford.com/base32.html
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;
const groupLength = 4;

/** @param random So many random bytes. */
export function newReceiptId(random: (count: number) => Uint8Array): string {
  // 256 is a multiple of 32: each character is as likely as any other.
  return Array.from(random(length), (byte) => alphabet.charAt(byte % 32)).join('');
}

/** "7K2M-9QXR-4F0T-WB8N": as people see it. */
export function showReceiptId(id: string): string {
  return id.match(new RegExp(`.{1,${groupLength}}`, 'gsu'))?.join('-') ?? id;
}

/** What was typed where an id may stand. */
export interface TypedReceiptId {
  /** undefined where it is surely meant for an id but is none. */
  readonly id: string | undefined;
  /** Four words of four letters look the same as an id typed with blanks. */
  readonly mayBeWords: boolean;
}

/** @returns undefined for text that is no id. Case, blanks, dashes, O for 0 and I or L for 1 make no difference. */
export function readReceiptId(typed: string): TypedReceiptId | undefined {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/^[\s`*_<("'“‘]*(?:receipt\s*[:#]?\s*)?[`*_<("'“‘]*/iu, '')
    .replace(/(?<![\s`*_>)"'”’.,;:!?])[\s`*_>)"'”’.,;:!?]+$/u, '');
  const groups = bare.split(/[\s-]+/u).filter((group) => group !== '');
  if (groups.length === 0 || !groups.every((group) => /^[0-9a-z]+$/iu.test(group))) return undefined;
  const id = decoded(groups.join(''));
  const isMixed = groups.some((group) => /\d/u.test(group) && /[a-z]/iu.test(group));
  const isDashed = /^[^\s-]+(?:\s*-\s*[^\s-]+)+$/u.test(bare);
  const isGrouped = groups.length === 4 && groups.every((group) => group.length === groupLength);
  if (id !== undefined && (isMixed || (isDashed && isGrouped))) return { id, mayBeWords: false };
  if (id !== undefined && (isGrouped || groups.length === 1)) return { id, mayBeWords: true };
  const isMistyped = isDashed && isMixed && groups.length >= 3 && groups.every(isNearlyGroup);
  return isMistyped ? { id: undefined, mayBeWords: false } : undefined;
}

/** A character too many or too few. */
function isNearlyGroup(group: string): boolean {
  return Math.abs(group.length - groupLength) <= 1;
}

function decoded(characters: string): string | undefined {
  const id = characters.toUpperCase().replace(/O/gu, '0').replace(/[IL]/gu, '1');
  return id.length === length && [...id].every((character) => alphabet.includes(character)) ? id : undefined;
}
