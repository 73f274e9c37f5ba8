import { cleanLine } from './clean.js';
import { knownDate } from './dates.js';

/** A longer one is no name, in code units and in words. */
const maxNameLength = 120;
const maxWords = 14;

/** Stand before a name. */
const label =
  /^(?:(?:written|posted|published|created|submitted|words|story|text|article|report|reported)\s+)?by[\s:]+|^(?:authors?|writers?|byline|by line|creators?|autore?|autora|auteurs?|autor(?:in|en)?|verfasser(?:in)?)\s*:\s*|^(?:von|par|por)\s+(?=\p{Lu})/iu;
/** Say when something was posted, and not by whom. */
const dating =
  /^(?:first\s+)?(?:posted|published|updated|created|submitted|modified|last (?:updated|modified|edited|changed)|veröffentlicht|aktualisiert|publié|publicado|date)\b/iu;
/** Stand between a name and what is said beside it. */
const parting = /\s[|·•—–-]\s|[|·•\n]/u;
/** Says when, behind a name. */
const when = /,? (?:on|am|le|el) (?:\d|\p{Lu}\p{L}{2,9}\.? \d)/u;

/**
 * The name in what a page gives as its author: labels ("By"), dates and what stands beside the name are cut off. undefined
 * where it is none: "Posted on May 5", an address, a sentence.
 */
export function authorName(given: string): string | undefined {
  for (const part of given.slice(0, 2_000).split(parting)) {
    const line = cleanLine(part).replace(label, '');
    const dated = line.search(when);
    const name = line
      .slice(0, dated === -1 ? undefined : dated)
      .replace(/^[\s,;:]+|(?<![\s,;:])[\s,;:]+$/gu, '');
    if (!dating.test(name) && isName(name)) return name;
  }
  return undefined;
}

function isName(line: string): boolean {
  if (line === '' || line.length > maxNameLength || line.split(' ').length > maxWords) return false;
  if (knownDate(line) !== undefined) return false;
  // Addresses, times and counts.
  return /\p{L}/u.test(line) && !/^(?:https?:|www\.|@)|[@<>{}]|\d{3}|\d:\d\d/u.test(line);
}
