import { sharedStyle } from '../shared-style.js';
import { styleSourceOf } from '../whole-page.js';

const page = `
.masthead { max-width: 42.5rem; margin: 0 auto; padding: 1.1rem 1.25rem 0; }
.masthead:has(+ .first) { max-width: 60rem; }
h1 { font: 600 1.15rem/1.2 var(--serif); margin: 0; letter-spacing: .005em; }
h1 a { color: inherit; text-decoration: none; }
h1 a::before { content: "\\201c"; color: var(--accent); margin-inline-end: .12em; font-size: 1.25em; line-height: 0; }
main { max-width: 42.5rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
h2, h3 { line-height: 1.25; margin: 0; }

.ask { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .6rem; max-width: 46rem; }
.ask label { grid-column: 1 / -1; }
.headline { font: 600 clamp(2rem, 5.2vw, 3.1rem)/1.1 var(--serif); letter-spacing: -.015em; text-wrap: balance; }
.asked .headline { font: 600 .95rem/1.3 var(--sans); letter-spacing: 0; color: var(--soft); }
.lead { max-width: 38rem; margin: .9rem 0 1.6rem; font-size: 1.1rem; color: var(--soft); text-wrap: pretty; }
.ask .lead { grid-column: 1 / -1; }
.ask input { min-width: 0; font: inherit; font-size: 1.1rem; padding: .8rem 1rem; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: .6rem; }
.ask input:focus-visible { outline-offset: -1px; border-color: transparent; border-radius: .6rem; }
button { font: inherit; cursor: pointer; }
.ask button { font-weight: 600; padding: .8rem 1.5rem; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .6rem; }
.ask button:hover { filter: brightness(1.12); }
.holdings { margin: .7rem 0 0; font-size: .9rem; color: var(--soft); }

.first { max-width: 60rem; padding-top: clamp(2rem, 9vh, 6rem); }
.first section { margin-top: 2.75rem; }
.first h2 { font-size: .95rem; font-weight: 600; color: var(--soft); margin-bottom: .8rem; }
.chips { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; margin: 0; padding: 0; }
.chips button { min-height: 2.75rem; padding: .5rem 1rem; text-align: start; color: var(--ink); background: var(--sheet); border: 1px solid var(--line); border-radius: 1.4rem; overflow-wrap: anywhere; }
.chips button:hover, .commands button:hover, .tools button:hover { border-color: var(--accent); color: var(--accent); }
.none { margin-top: 1.1rem; display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; }
.none p { margin: 0; font-size: .9rem; color: var(--soft); }
.commands { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .75rem; list-style: none; margin: 0; padding: 0; }
.commands li { display: flex; flex-direction: column; gap: .35rem; padding: 1rem 1.1rem 1.1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .7rem; }
.commands h3 { font: 600 1rem var(--mono); }
.commands p { margin: 0 0 auto; font-size: .95rem; color: var(--soft); }
.commands button { min-height: 2.5rem; margin-top: .35rem; padding: .4rem .7rem; text-align: start; font: .85rem/1.4 var(--mono); color: var(--ink); background: none; border: 1px solid var(--line); border-radius: .45rem; overflow-wrap: anywhere; }
.foot { margin-top: 3rem; font-size: .9rem; color: var(--soft); max-width: 38rem; }

.asked .ask { padding-top: 1.1rem; }
details { margin-top: .7rem; max-width: 60rem; font-size: .95rem; }
summary { cursor: pointer; color: var(--soft); width: fit-content; padding: .35rem 0; }
details[open] summary { margin-bottom: .6rem; }
details h2 { font-size: .9rem; font-weight: 600; color: var(--soft); margin: 1rem 0 .6rem; }
.side-by-side { display: grid; gap: 2.25rem 1.75rem; margin-top: 1.75rem; align-items: start; }
.column { min-width: 0; scroll-margin-top: 1rem; }
.column > h2 { font-size: .95rem; font-weight: 600; color: var(--soft); margin-bottom: .7rem; }
.answer { background: var(--sheet); border: 1px solid var(--line); border-radius: .8rem; padding: 1.4rem 1.5rem 1.25rem; overflow-wrap: anywhere; }
.answer h3 { font: 600 1.3rem/1.3 var(--serif); margin: 0 0 1.1rem; }
.answer * + h3 { margin-top: 1.8rem; }
.answer p { margin: .7rem 0; }
.answer figure { margin: 1.4rem 0; }
.answer blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: .2rem solid var(--accent); font: 1.08rem/1.6 var(--serif); }
.answer figcaption, .answer .note { font-size: .875rem; line-height: 1.5; color: var(--soft); }
.answer figcaption { margin-top: .55rem; padding-inline-start: 1.2rem; }
.answer figcaption code { white-space: nowrap; }
.answer cite { font-style: normal; }
.answer blockquote :is(p, pre, ul, table) { margin: 0 0 .6rem; }
.answer blockquote > :last-child { margin-bottom: 0; }
.answer pre { font: .9rem/1.5 var(--mono); white-space: pre; overflow-x: auto; background: var(--ground); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
.answer blockquote td:first-child { min-width: 0; }
.answer blockquote ul { padding-inline-start: 1.2rem; }
.answer .deep-2 { margin-inline-start: 1.2rem; }
.answer .deep-3 { margin-inline-start: 2.4rem; }
.answer .deep-4 { margin-inline-start: 3.6rem; }
.answer table { border-collapse: collapse; font-size: .95rem; }
.answer th, .answer td { text-align: start; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.answer > :first-child { margin-top: 0; }
.answer .note + .text:not(.note) { margin-top: 1.8rem; }
.wide { overflow-x: auto; }
.wide th { white-space: nowrap; }
.wide td { overflow-wrap: break-word; }
.wide .text { overflow-wrap: inherit; }
.wide td:first-child { min-width: 9rem; }
th.right, td.right { text-align: end; white-space: nowrap; }
.right .text { white-space: pre; }
#answer { margin-top: 1.5rem; scroll-margin-top: 1rem; }
#pressed { margin-top: 1.6rem; padding-top: 1.2rem; border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
.answer h4 { font: 600 .95rem/1.3 var(--sans); color: var(--soft); margin: 1.8rem 0 0; }
.answer details.cited { margin-top: .2rem; font-size: .875rem; }
.answer details.cited summary { padding: .1rem 0; }
.answer ins, .answer del { padding: 0 .2em; border-radius: .2em; }
.answer ins { color: var(--added); background: var(--added-ground); text-decoration: none; }
.answer del { color: var(--taken); background: var(--taken-ground); text-decoration: line-through; }
.copy { margin: .5rem 0 0 1.2rem; padding: .2rem .7rem; min-height: 2rem; font-size: .85rem; color: var(--ink); background: none; border: 1px solid var(--edge); border-radius: .45rem; }
main.documents { max-width: 60rem; }
.documents h2 { font: 600 1.6rem/1.2 var(--serif); margin: 2rem 0 1rem; }
.filter { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.filter input { min-width: 0; flex: 1 1 12rem; font: inherit; padding: .55rem .8rem; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: .5rem; }
.filter button { padding: .55rem 1rem; color: var(--ink); background: none; border: 1px solid var(--edge); border-radius: .5rem; }
.documents table { border-collapse: collapse; margin-top: 1rem; width: 100%; }
.documents th, .documents thead td, .documents tbody td { text-align: start; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
.documents .right { text-align: end; white-space: nowrap; }
.pages { display: flex; gap: 1.5rem; margin-top: 1.25rem; }
.within { grid-column: 1 / -1; }
.recent { margin-top: 2.25rem; font-size: .95rem; }
.recent h2 { font-size: .9rem; font-weight: 600; color: var(--soft); margin-bottom: .6rem; }
.recent ul { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0; padding: 0; }
.recent button { min-height: 2.5rem; padding: .35rem .8rem; text-align: start; color: var(--ink); background: none; border: 1px solid var(--line); border-radius: 1.2rem; overflow-wrap: anywhere; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.4rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
.tools button { min-height: 2.5rem; padding: .4rem .9rem; font-size: .9rem; color: var(--ink); background: none; border: 1px solid var(--edge); border-radius: .5rem; }
.take-along { margin: 1rem 0 0; font-size: .875rem; color: var(--soft); }
.preview-note { margin: 1.25rem 0 0; font-size: .875rem; color: var(--soft); }
.message-page { max-width: 60rem; padding-top: 3rem; }
.message-page h2 { font: 600 1.6rem/1.2 var(--serif); margin-bottom: .6rem; }

@media (min-width: 46rem) {
  .side-by-side { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media (max-width: 30rem) {
  .ask { grid-template-columns: minmax(0, 1fr); }
  .answer { padding: 1.1rem 1rem 1rem; }
}
@media print {
  body { background: none; color: #000; }
  .masthead, .ask, details.looks, details.more-examples, .recent, .copy, .tools, .take-along, .foot { display: none; }
}
`;

/** The page's whole look. */
export const tryItStyle = sharedStyle + page;

/** For Content-Security-Policy: this style and no other. */
export const tryItStyleSource = styleSourceOf(tryItStyle);
