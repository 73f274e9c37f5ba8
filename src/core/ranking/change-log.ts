import type { ForwardDocument } from '../types/forward-document.js';
import { headingsAbove } from './headings-above.js';
import type { Signal } from './signal.js';

/** A release stands two headings up at most ("## 1.2.0", "### Fixed"), however long its section is. */
const above = { maxDistance: 400, maxHeadings: 3 };

/** "1.2.0", "v4.1rc2" */
const version = /^v?\d+\.\d+(?:\.\d+)*(?:[a-z]+\d*)?$/u;

/** A part of a date, or all of it, as terms have it: "2026", "2026-01-19", "--01-19". */
const datePart = /^(?:--)?\d+(?:-\d+)*$/u;

/** What a date is that tells the year. */
const dated = /^\d{4}-\d{2}/u;

/** Words that name a release beside its number, as terms. */
const naming = new Set(['version', 'releas', 'unreleas']);

/** As terms of a title. */
const logs = new Set(['changelog', 'chang', 'releas', 'news', 'histori']);

/**
 * Stands below a heading that names a release: a change log tells what became otherwise once; how something is,
 * the documentation tells. 0 where changes are asked for.
 */
export const changeLog: Signal = ({ forward, end }, { question }) => {
  if (question.asksForChanges) return 0;
  return headingsAbove(forward, end, above).some((heading) => isRelease(forward, heading)) ? 1 : 0;
};

/** Of the headings of a document that were asked about: many windows stand below one, and it is the same for every question. */
const known = new WeakMap<ForwardDocument, Map<number, boolean>>();

function isRelease(forward: ForwardDocument, heading: number): boolean {
  const ofDocument = known.get(forward) ?? new Map<number, boolean>();
  known.set(forward, ofDocument);
  const is = ofDocument.get(heading) ?? namesRelease(forward, heading);
  ofDocument.set(heading, is);
  return is;
}

/** A clause may be called "4.2.1", and minutes by their date: neither alone is a release. */
function namesRelease({ firstToken, terms, termAt, titleTerms }: ForwardDocument, heading: number): boolean {
  let isNamed = false;
  let isVersion = false;
  let isDated = false;
  let isMore = false;
  for (let token = firstToken[heading] ?? 0; token < (firstToken[heading + 1] ?? 0); token++) {
    const term = termAt(terms[token] ?? -1);
    if (naming.has(term)) isNamed = true;
    else if (version.test(term)) isVersion = true;
    else if (!datePart.test(term)) isMore = true;
    if (dated.test(term)) isDated = true;
    if (term === 'unreleas') return true;
  }
  // "[@scope/package@1.3.0](https://...) - (2022-11-28)"
  if (isVersion && isDated) return true;
  if (!isVersion || isMore) return false;
  return isNamed || Array.from(titleTerms, termAt).some((term) => logs.has(term));
}
