import { createHash } from 'node:crypto';

/** The page's whole look. System fonts and colours: nothing is fetched, and light and dark follow the reader's choice. */
export const style = `
:root { color-scheme: light dark; --line: #8886; --bar: #3a78c3; --mark: #ffe58a; --ink: #1b1b1b; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
h1 a { color: inherit; text-decoration: none; }
form { display: flex; flex-wrap: wrap; gap: .5rem; }
label { flex-basis: 100%; }
input, button { font: inherit; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .4rem; }
input { flex: 1 1 12rem; min-width: 0; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
figure { margin: 1.25rem 0; }
blockquote { margin: 0; padding: .1rem 0 .1rem 1rem; border-inline-start: .25rem solid var(--bar); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
mark { background: var(--mark); color: var(--ink); border-radius: .15rem; }
figcaption, .note, .hint { font-size: .9rem; opacity: .85; overflow-wrap: anywhere; }
figcaption { margin-top: .4rem; padding-inline-start: 1.25rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: start; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.right { text-align: end; white-space: nowrap; }
code { font: .95em ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/** For Content-Security-Policy: this style and no other. */
export function styleSource(): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
