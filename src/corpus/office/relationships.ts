import { posix } from 'node:path';
import { readXml } from '../xml/read-xml.js';
import type { Parts } from './office-archive.js';

export interface Relationship {
  /** The end of its type's address: "worksheet". */
  readonly type: string;
  /** The part that it leads to. */
  readonly target: string;
}

/** Where a part of an Office Open XML file leads to, by id; empty where it leads nowhere. Nothing outside is followed. */
export function relationshipsOf(parts: Parts, part: string): ReadonlyMap<string, Relationship> {
  const { dir, base } = posix.parse(part);
  const bytes = parts.get(posix.join(dir, '_rels', `${base}.rels`));
  const found = new Map<string, Relationship>();
  if (bytes === undefined) return found;
  readXml(bytes, {
    open(name, { Id, Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(dir, Target);
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}
