import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A file that goes into the table, pinned. */
export interface Pinned {
  readonly file: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * Debian 12's packages whose sentences the table is trained on; `apt-get download NAME=VERSION`, or snapshot.debian.org
 * once Debian has newer ones. linux-doc is an empty package that brings linux-doc-6.1.
 */
export const packages: readonly Pinned[] = [
  {
    file: 'dict-foldoc_20230119-1_all.deb',
    sha256: '745cbedb55c2da609cc88ee0284e9d11a67a11ae3709daf7bad0e895ac3294c3',
  },
  {
    file: 'dict-jargon_4.4.7-3.1_all.deb',
    sha256: '405f8168d7994ed2cb71407bb95493daec2e9aa66fc0461dafa74a9d6728a8c1',
  },
  {
    file: 'erlang-doc_1%3a25.2.3+dfsg-1+deb12u4_all.deb',
    sha256: '7d172cecfdd9c2930b27c776ad226ffcc84670375cf830c79ee41c6944e8a1c8',
  },
  {
    file: 'linux-doc-6.1_6.1.192-3_all.deb',
    sha256: 'f18dfe28dcab7bdbf9185be16b9521f5841277a6a96c374a6683a648d5d5fa4f',
  },
  {
    file: 'openjdk-17-doc_17.0.21.1+2-1~deb12u1_all.deb',
    sha256: '3e04db24dbcb31d598774973998f1d8212e3424e288befbfef235077325f841d',
  },
  {
    file: 'perl-doc_5.36.0-7+deb12u4_all.deb',
    sha256: 'f4269cff4576d6f02a6756df842988e58451c7e945b08517dd235531b24e48f8',
  },
  {
    file: 'r-doc-html_4.2.2.20221110-2_all.deb',
    sha256: '2c615dd386993a440b80fd4e9060318386e31fbe47f5be65f295f5fb34002c5c',
  },
];

/** @throws {Error} if the file is not the pinned one. */
export function checked(folder: string, { file, sha256 }: Pinned): string {
  const path = join(folder, file);
  const found = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (found !== sha256) throw new Error(`${path} has SHA-256 ${found}, not ${sha256}`);
  return path;
}

/** Unpacks every package of `folder` below `into`, where that was not done yet. @returns each one's folder. */
export function unpack(folder: string, into: string): string[] {
  return packages.map((one) => {
    const unpacked = join(into, basename(one.file, '.deb'));
    if (!existsSync(unpacked)) {
      const archive = checked(folder, one);
      mkdirSync(unpacked, { recursive: true });
      execFileSync('dpkg-deb', ['-x', archive, unpacked]);
    }
    return unpacked;
  });
}

/** Every file below a folder whose name ends in one of `endings`, in order of path by code unit. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
