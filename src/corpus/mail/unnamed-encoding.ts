/**
 * The mail with an encoding named in the head of each part of text that names none; undefined where each does. Nothing
 * else of it is touched.
 * @param encoding As a `charset` is written.
 */
export function withEncodingNamed(bytes: Uint8Array, encoding: string): Buffer | undefined {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const boundaries = new Set<string>();
  const lines: string[] = [];
  let head: string[] | undefined = [];
  let isOther = false;
  const endHead = () => {
    const named = headNamed(head ?? [], encoding);
    isOther ||= named.isOther;
    if (named.boundary !== undefined) boundaries.add(named.boundary);
    lines.push(...named.lines);
    head = undefined;
  };
  for (const line of source.split('\n')) {
    if (head !== undefined && line.trim() !== '') {
      head.push(line);
      continue;
    }
    if (head !== undefined) endHead();
    lines.push(line);
    if (line.startsWith('--') && boundaries.has(line.slice(2).trimEnd())) head = [];
  }
  if (head !== undefined) endHead();
  return isOther ? Buffer.from(lines.join('\n'), 'latin1') : undefined;
}

interface NamedHead {
  readonly lines: readonly string[];
  readonly isOther: boolean;
  /** Of its parts, where it is that of several. */
  readonly boundary?: string;
}

function headNamed(head: readonly string[], encoding: string): NamedHead {
  const end = head[0]?.endsWith('\r') === true ? '\r' : '';
  const first = head.findIndex((line) => /^content-type[ \t]*:/i.test(line));
  // Without a type it is plain text.
  if (first === -1)
    return { lines: [...head, `Content-Type: text/plain; charset="${encoding}"${end}`], isOther: true };
  let last = first;
  while (/^[ \t]/.test(head[last + 1] ?? '')) last++;
  const type = head.slice(first, last + 1).join(' ');
  const boundary = /\bboundary[ \t]*=[ \t]*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
  if (boundary !== null) return { lines: head, isOther: false, boundary: boundary[1] ?? boundary[2] ?? '' };
  if (!/:[ \t]*text\//i.test(type) || /\bcharset[ \t]*=/i.test(type)) return { lines: head, isOther: false };
  const lines = [...head];
  lines[last] = `${(head[last] ?? '').trimEnd().replace(/;$/, '')}; charset="${encoding}"${end}`;
  return { lines, isOther: true };
}
