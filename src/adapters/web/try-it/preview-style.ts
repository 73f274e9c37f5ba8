import type { Preview } from '../../preview.js';

/** What the previews of all platforms have in common; what differs is each platform's own. */
const common = `
.preview { border: 1px solid var(--p-edge); border-radius: .8rem; background: var(--p-ground); color: var(--p-ink); padding: .9rem 1rem 1rem; overflow: hidden; }
.preview .message { display: grid; grid-template-columns: auto minmax(0, 1fr); }
.preview p { margin: 0; }
.preview strong { font-weight: 700; }
.preview a, .preview .link { color: var(--p-link); }
.preview .avatar { display: grid; place-items: center; color: #fff; background: #1d4f7c; font: 700 2.1rem/1 Georgia, serif; padding-top: .42em; overflow: hidden; }
.preview .author { display: flex; align-items: center; gap: .4rem; line-height: 1.3; }
.preview .badge { font-size: .625rem; line-height: 1; font-weight: 600; letter-spacing: .02em; padding: .2em .4em; border-radius: .2rem; }
.preview .only-you { display: flex; align-items: center; gap: .35rem; font-size: .75rem; color: var(--p-soft); }
.preview svg { flex: none; }
.preview .buttons { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0; padding: .15rem 0; }
.preview table { border-collapse: collapse; }
.preview .list { margin: 0; padding-inline-start: 1.6rem; }
.preview .indent-1 { margin-inline-start: 1.6rem; }
.preview .indent-2 { margin-inline-start: 3.2rem; }
.preview .indent-3 { margin-inline-start: 4.8rem; }
.preview pre { margin: .25rem 0; overflow-x: auto; white-space: pre; }
`;

/** The style sheet of these previews. */
export function previewStyle(previews: readonly Preview[]): string {
  return common + previews.map(({ style }) => style).join('');
}
