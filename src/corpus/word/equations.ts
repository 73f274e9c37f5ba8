import { noText } from '../blocks/without-text.js';
import { asSuperOrSubscript } from '../html/superscripts.js';

const [opens, closes] = ['<m:oMath>', '</m:oMath>'];

/**
 * A part of a Word file with each equation as a run of text, which the parser leaves out: `r = 42`, `x²`, `a/b`. A
 * sentence would else be read, and checked, without its figure.
 */
export function withEquations(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = xml.indexOf(opens, at);
    const end = start === -1 ? -1 : xml.indexOf(closes, start);
    if (end === -1) break;
    const run = `<w:r><w:t xml:space="preserve">${equationText(xml.slice(start, end)) || noText}</w:t></w:r>`;
    parts.push(xml.slice(at, start), run);
    at = end + closes.length;
  }
  return parts.length === 0 ? xml : `${parts.join('')}${xml.slice(at)}`;
}

/** Escaped as it was. */
function equationText(xml: string): string {
  let words = '';
  let shift: 'SUP' | 'SUB' | undefined;
  for (const [, slash = '', name = '', text = ''] of xml.matchAll(
    /<(\/?)m:(t|sup|sub|den)(?:\s[^<>]*)?>([^<]*)/g,
  )) {
    if (name === 'sup' || name === 'sub') shift = slash === '/' ? undefined : name === 'sup' ? 'SUP' : 'SUB';
    else if (name === 'den' && slash === '') words += '/';
    else if (name === 't' && slash === '')
      words += shift === undefined ? text : asSuperOrSubscript(text, shift);
  }
  return words;
}

const [opensObject, closesObject] = ['<w:object', '</w:object>'];

/** A part of a Word file with a mark in place of each object of another program, as older equations are: it has no text. */
export function withObjects(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = xml.indexOf(opensObject, at);
    const end = start === -1 ? -1 : xml.indexOf(closesObject, start);
    if (end === -1) break;
    parts.push(xml.slice(at, start), `<w:t>${noText}</w:t>`);
    at = end + closesObject.length;
  }
  return parts.length === 0 ? xml : `${parts.join('')}${xml.slice(at)}`;
}
