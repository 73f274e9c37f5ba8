import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareIds } from '../../../src/core/types/document.js';
import { textOfHtml, textOfManualPage } from './plain-text.js';

export interface PlainDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A file that may become a document, and what it is. */
export interface SourceFile {
  /** Its root's name, and its path below that, with `/`. */
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
}

/** Where Debian's documentation packages put their files. */
export const debianRoots: readonly string[] = ['/usr/share/doc', '/usr/share/man'];

/** Larger files are data rather than prose, smaller ones say nothing. */
const maxBytes = 5_000_000;
const minCharacters = 500;

const proseName = /\.(?:txt|md|rst|html?|xhtml)(?:\.gz)?$|^README(?:\.\w+)?(?:\.gz)?$|\.[1-8]\w*\.gz$/u;
/** The same few words over and over, or another file's words once more. */
const skippedName = /^(?:changelog|copyright|NEWS|AUTHORS|genindex|search|py-modindex)/iu;
const skippedFolder = /^(?:_sources|_static|_modules|node_modules)$|^\./u;

/**
 * The files that hold prose, in an order that is the same on each machine with the same files: the first of every
 * package, then the second of every package, and so on, so that no large family of files that are much alike fills a
 * small corpus. Links are not followed. A folder that cannot be listed is left out.
 */
export function findSourceFiles(roots: readonly string[]): SourceFile[] {
  const hashed = roots
    .flatMap((root) => [...walk(root, basename(root))])
    .map((file) => ({ file, hash: createHash('sha1').update(file.id).digest('hex') }))
    .sort((a, b) => compareIds(a.hash, b.hash));
  const inFamily = new Map<string, number>();
  const ranked = hashed.map(({ file, hash }) => {
    const family = familyOf(file.id);
    const rank = inFamily.get(family) ?? 0;
    inFamily.set(family, rank + 1);
    return { file, hash, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank || compareIds(a.hash, b.hash)).map(({ file }) => file);
}

/** The package's folder; of a manual page, which stands beside those of all packages, how its name begins. */
function familyOf(id: string): string {
  const [root = '', folder = '', name = ''] = id.split('/');
  return root === 'man' ? `${root}/${name.split(/[-_.:]/u, 1)[0]}` : `${root}/${folder}`;
}

function* walk(folder: string, id: string): Generator<SourceFile> {
  const entries = list(folder);
  // The typeset pages of a manual stand beside their sources.
  const only = entries.some((entry) => entry.isDirectory() && entry.name === 'html') ? 'html' : undefined;
  for (const entry of entries) {
    const { name } = entry;
    const path = join(folder, name);
    if (entry.isDirectory()) {
      const isTranslation = id === 'man' && !/^man\d/u.test(name);
      if (skippedFolder.test(name) || isTranslation || (only !== undefined && name !== only)) continue;
      yield* walk(path, `${id}/${name}`);
    } else if (entry.isFile() && proseName.test(name) && !skippedName.test(name)) {
      const { size } = statSync(path);
      if (size <= maxBytes) yield { id: `${id}/${name}`, path, bytes: size };
    }
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Each file's running text once; files that cannot be read, are no UTF-8 or say too little are left out. */
export function* readDocuments(files: Iterable<SourceFile>): Generator<PlainDocument> {
  const seen = new Set<string>();
  for (const { id, path } of files) {
    const text = readText(path);
    if (text === undefined || text.length < minCharacters) continue;
    const hash = createHash('sha1').update(text).digest('base64');
    if (seen.has(hash)) continue;
    seen.add(hash);
    yield { id, title: titleOf(text, id), text };
  }
}

function readText(path: string): string | undefined {
  try {
    const raw = readFileSync(path);
    const bytes = path.endsWith('.gz') ? gunzipSync(raw, { maxOutputLength: 4 * maxBytes }) : raw;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return undefined;
    if (/\.x?html?(?:\.gz)?$/u.test(path)) return textOfHtml(text);
    return /\.[1-8]\w*\.gz$/u.test(path) ? textOfManualPage(text) : text;
  } catch {
    return undefined;
  }
}

/** The first line, where it is short enough to be one, else the file's name. */
function titleOf(text: string, id: string): string {
  const [line = ''] = text.trimStart().split('\n', 1);
  const title = line.replace(/^[#=*\s]+|[#=*\s]+$/gu, '');
  return title.length >= 3 && title.length <= 80 ? title : (id.split('/').at(-1) ?? id);
}
