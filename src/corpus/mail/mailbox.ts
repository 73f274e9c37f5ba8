const year = /\b\d{4}\b/g;

/** The line that begins each message: "From ada@example.org Tue Jun  5 21:14:00 2018". */
function isSeparator(line: string): boolean {
  const [upToClock] = /^From \S.*?\d:\d{2}/.exec(line) ?? [];
  if (upToClock === undefined) return false;
  year.lastIndex = upToClock.length;
  return year.test(line);
}

/** A line of a message that looks like one is written with a > before it; that of the quoting form, with one more. */
const quotedFrom = /^>(>*From )/gm;

const from = Buffer.from('From ');
const lineEnd = 0x0a;
/** Separators are short; a long line is none, however it begins. */
const maxSeparatorLength = 1_000;

export function isMailbox(bytes: Buffer): boolean {
  return bytes.subarray(0, from.length).equals(from);
}

/** The messages of a mailbox as they were sent, in order, without the lines between them. */
export function* messagesIn(bytes: Buffer): Generator<Buffer> {
  let start: number | undefined;
  for (let at = 0; at !== -1 && at < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, at);
    const line = bytes.subarray(at, Math.min(end === -1 ? bytes.length : end, at + maxSeparatorLength));
    if (at === 0 || isSeparator(line.toString('latin1'))) {
      if (start !== undefined) yield unquoted(bytes.subarray(start, at));
      start = end === -1 ? bytes.length : end + 1;
    }
    at = nextFrom(bytes, at);
  }
  if (start !== undefined) yield unquoted(bytes.subarray(start));
}

/** Where the next line begins that starts with "From "; -1 where none does. */
function nextFrom(bytes: Buffer, after: number): number {
  const found = bytes.indexOf('\nFrom ', after, 'latin1');
  return found === -1 ? -1 : found + 1;
}

function unquoted(message: Buffer): Buffer {
  if (!message.includes('>From ')) return message;
  return Buffer.from(message.toString('latin1').replace(quotedFrom, '$1'), 'latin1');
}
