import { createHash } from 'node:crypto';
import { readerWords } from '../../../chat/words/reader.js';

/**
 * The look of a quote's page. System fonts and colours: nothing is fetched, light and dark follow the reader's choice.
 * What marks the quote's ends for ears alone is not copied with the text.
 */
export const readerStyle = `
:root { color-scheme: light dark; --line: #8886; --bar: #2f6fbd; --mark: #ffe58a; --ink: #1b1b1b; }
* { box-sizing: border-box; }
html { scroll-padding-top: 30vh; }
body { margin: 0; font: 1.0625rem/1.65 system-ui, sans-serif; background: Canvas; color: CanvasText; }
header, main, footer { max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
footer { padding-bottom: 3rem; font-size: .9rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .25rem 0 .75rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
.program { margin: 0; font-size: .9rem; }
.skip { position: absolute; left: -100vw; padding: .6rem 1rem; background: Canvas; }
.skip:focus { left: 1rem; top: .5rem; }
:focus-visible { outline: 3px solid var(--bar); outline-offset: 3px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; font-size: .95rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 1.5rem 0; }
blockquote { margin: 0; padding: 0 0 0 1rem; border-inline-start: .25rem solid var(--bar); }
blockquote p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
mark { background: var(--mark); color: var(--ink); border-radius: .15rem; padding: .1em 0; unicode-bidi: isolate; }
mark.first::before, mark.last::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
mark.first::before { content: " [${readerWords.quoteBegins}] "; }
mark.last::after { content: " [${readerWords.quoteEnds}] "; }
figcaption { margin-top: .6rem; padding-inline-start: 1.25rem; font-size: .95rem; overflow-wrap: anywhere; }
.others { padding: 0; list-style: none; }
.others li { margin: 0 0 1.5rem; }
a.original, .others a { display: inline-block; padding: .35rem 0; }
code { font: .95em ui-monospace, monospace; overflow-wrap: anywhere; }
@media print {
  body { font: 11pt/1.5 serif; background: none; color: #000; }
  header, main, footer { max-width: none; padding: 0; }
  .skip, nav, .bearer { display: none; }
  blockquote { border-color: #666; }
  mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 1.5pt; }
  a { color: inherit; text-decoration: none; }
  a.original::after { content: ": " attr(href); overflow-wrap: anywhere; }
  h1, h2, figcaption { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
`;

/** For Content-Security-Policy: this style and no other. */
export const readerStyleSource = `'sha256-${createHash('sha256').update(readerStyle).digest('base64')}'`;
