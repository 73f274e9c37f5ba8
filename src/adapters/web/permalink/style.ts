import type { Texts } from '../../../texts/texts.js';
import { sharedStyle } from '../shared-style.js';

/** The look of a quote's page. What marks the quote's ends for ears alone is not copied with the text. */
export function readerStyle({ reader: words }: Texts): string {
  return `${sharedStyle}
html { scroll-padding-top: 30vh; }
body { font-size: 1.0625rem; }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.1rem; }
footer { padding-bottom: 4rem; font-size: .95rem; }
h1 { font: 600 clamp(1.5rem, 4vw, 2rem)/1.2 var(--serif); letter-spacing: -.01em; margin: 1.6rem 0 1rem; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: .95rem; font-weight: 600; color: var(--soft); margin: 2.5rem 0 .8rem; }
.program { margin: 0; font: 600 1.15rem/1.2 var(--serif); }
.program::before { content: "\\201c"; color: var(--accent); margin-inline-end: .12em; font-size: 1.25em; line-height: 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.25rem; margin: 0; font-size: .95rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 0; }
blockquote { margin: 0; padding-inline-start: 1.1rem; border-inline-start: .2rem solid var(--accent); }
main blockquote { padding: 1.4rem 1.5rem; background: var(--sheet); border: 1px solid var(--line); border-inline-start: .2rem solid var(--accent); border-radius: .3rem .8rem .8rem .3rem; font: 1.125rem/1.65 var(--serif); }
blockquote p { margin: 0; }
blockquote :is(pre, ul, .wide) { margin: .6rem 0; }
blockquote ul { padding-inline-start: 1.2rem; }
blockquote :is(.deep-2, .deep-3, .deep-4) { margin-inline-start: 1.2rem; }
blockquote pre { font: .9rem/1.5 var(--mono); white-space: pre; overflow-x: auto; background: var(--ground); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
blockquote strong { display: block; margin-top: .8rem; font-size: 1.05em; line-height: 1.3; }
blockquote > :first-child strong { margin-top: 0; }
.wide { overflow-x: auto; }
blockquote table { border-collapse: collapse; font-size: .95rem; }
blockquote :is(th, td) { text-align: start; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
mark { unicode-bidi: isolate; }
mark.first::before, mark.last::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
mark.first::before { content: " [${words.quoteBegins}] "; }
mark.last::after { content: " [${words.quoteEnds}] "; }
figcaption { margin-top: .75rem; font-size: .95rem; color: var(--soft); overflow-wrap: anywhere; }
.others { margin: 0; padding: 0; list-style: none; }
.others li { margin: 0 0 1.75rem; }
.others blockquote { font: 1rem/1.6 var(--serif); border-color: var(--line); }
a.original, .others a { display: inline-block; padding: .35rem 0; }
.citing { margin-top: 1.5rem; font-size: .9rem; }
.citing p { white-space: pre-wrap; overflow-wrap: anywhere; }
.bearer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .9rem; color: var(--soft); }
@media (max-width: 30rem) { main blockquote { padding: 1rem 1rem 1rem 1.1rem; font-size: 1.0625rem; } }
@media print {
  body { font: 11pt/1.5 serif; background: none; color: #000; }
  header, main, footer { max-width: none; padding: 0; }
  .skip, nav, .citing, .bearer { display: none; }
  blockquote, main blockquote { padding: 0 0 0 1rem; border: 0; border-inline-start: 2pt solid #666; background: none; font-size: 11pt; }
  mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 1.5pt; }
  a { color: inherit; text-decoration: none; }
  a.original::after { content: ": " attr(href); overflow-wrap: anywhere; }
  h1, h2, figcaption { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
}
