/*
 * What all pages look like together: ink on paper, quotes in a serif, a marker's yellow. System fonts and nothing
 * fetched; light and dark follow the reader's choice.
 */
export const sharedStyle = `
:root {
  color-scheme: light dark;
  --ground: #f6f3ec; --sheet: #fffefa; --ink: #1d1b18; --soft: #5b554b; --line: #ded7c8; --edge: #8a8375;
  --accent: #1d4f7c; --on-accent: #fff; --mark: #ffe48a; --on-mark: #1d1b18;
  --added: #14532d; --added-ground: #dcf5e3; --taken: #8b1a1a; --taken-ground: #fde3e1;
  --serif: Charter, 'Iowan Old Style', 'Source Serif 4', 'Source Serif Pro', Cambria, Georgia, 'Noto Serif', serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, Inter, 'Noto Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181b; --sheet: #1d2024; --ink: #ebe7df; --soft: #aba598; --line: #363a41; --edge: #7f7a70;
    --accent: #9cc4ec; --on-accent: #10202f; --mark: #5f5015; --on-mark: #fff3c2;
    --added: #a7e8bd; --added-ground: #16351f; --taken: #ffb4ab; --taken-ground: #47191a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; font: 1rem/1.55 var(--sans); background: var(--ground); color: var(--ink); }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: .06em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .2rem; }
mark { background: var(--mark); color: var(--on-mark); border-radius: .15em; padding: .08em 0; }
code { font: .92em var(--mono); overflow-wrap: anywhere; }
.skip { position: absolute; left: -100vw; padding: .6rem 1rem; background: var(--sheet); z-index: 1; }
.skip:focus { left: 1rem; top: .5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
`;
