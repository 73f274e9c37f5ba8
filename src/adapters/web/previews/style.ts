/** How messages look on each platform, in its light and its dark theme. */
export const previewStyle = `
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

.slack {
  --p-ground: #fff; --p-ink: #1d1c1d; --p-soft: #616061; --p-edge: #ddd; --p-link: #1264a3; --p-bar: #ddd;
  --p-code: #c01343; --p-code-ground: #f8f8f8; --p-button: #fff; --p-button-edge: #1d1c1d4d; --p-badge: #1d1c1d1f;
  font: .9375rem/1.4667 Lato, Slack-Lato, var(--sans);
}
.slack .only-you { margin: 0 0 .35rem 2.75rem; }
.slack .message { column-gap: .5rem; }
.slack .avatar { width: 2.25rem; height: 2.25rem; border-radius: .5rem; }
.slack .author strong { font-weight: 900; }
.slack .badge { background: var(--p-badge); color: var(--p-ink); }
.slack blockquote { margin: .25rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid var(--p-bar); border-radius: 2px; }
.slack .bordered { padding-inline-start: 2.2rem; border-inline-start: 4px solid var(--p-bar); border-radius: 2px; }
.slack .block { margin-top: .5rem; }
.slack .author + .block { margin-top: .1rem; }
.slack .block > * + * { margin-top: .25rem; }
.slack code { font: .75rem/1.5 var(--mono); color: var(--p-code); background: var(--p-code-ground); border: 1px solid var(--p-edge); border-radius: 3px; padding: .08rem .18rem; }
.slack pre { font: .75rem/1.5 var(--mono); background: var(--p-code-ground); border: 1px solid var(--p-edge); border-radius: 4px; padding: .5rem; }
.slack .buttons li { font-size: .8125rem; font-weight: 700; line-height: 1; padding: .5rem .75rem; background: var(--p-button); border: 1px solid var(--p-button-edge); border-radius: .5rem; }
.slack th, .slack td { border: 1px solid var(--p-edge); padding: .3rem .6rem; text-align: start; vertical-align: top; font-size: .875rem; }
.slack td.right { text-align: end; }

.discord {
  --p-ground: #fff; --p-ink: #313338; --p-soft: #5c5e66; --p-edge: #e1e2e4; --p-link: #0061d1; --p-bar: #c4c9ce;
  --p-code-ground: #f2f3f5; --p-button: #e6e7eb; --p-button-ink: #313338;
  font: 1rem/1.375 'gg sans', 'Noto Sans', var(--sans);
}
.discord .message { column-gap: .9rem; }
.discord .avatar { width: 2.5rem; height: 2.5rem; border-radius: 50%; }
.discord .author strong { font-weight: 600; }
.discord .badge { background: #5865f2; color: #fff; border-radius: .25rem; }
.discord blockquote { position: relative; margin: .3rem 0; padding-inline-start: 1rem; }
.discord blockquote::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; width: 4px; border-radius: 4px; background: var(--p-bar); }
.discord .heading { font-size: 1.05rem; margin: .6rem 0 .3rem; }
.discord .subtext { font-size: .8125rem; line-height: 1.4; color: var(--p-soft); }
.discord .block { margin-top: .5rem; }
.discord .author + .block { margin-top: .1rem; }
.discord .block > .text + .text { margin-top: .3rem; }
.discord code { font: .85em/1.3 var(--mono); background: var(--p-code-ground); border-radius: 4px; padding: .1em .25em; }
.discord .block-code, .discord pre { display: block; margin: .2rem 0; padding: .5rem; overflow-x: auto; white-space: pre; font: .875rem/1.3 var(--mono); border: 1px solid var(--p-edge); border-radius: 4px; }
.discord .buttons li { font-size: .875rem; font-weight: 500; line-height: 1; padding: .6rem .8rem; color: var(--p-button-ink); background: var(--p-button); border-radius: .5rem; }
.discord .only-you { margin-top: .6rem; }

@media (prefers-color-scheme: dark) {
  .slack {
    --p-ground: #1a1d21; --p-ink: #d1d2d3; --p-soft: #9a9b9e; --p-edge: #383a3f; --p-link: #1d9bd1; --p-bar: #47494d;
    --p-code: #e8912d; --p-code-ground: #232529; --p-button: #1a1d21; --p-button-edge: #e8e8e84d; --p-badge: #e8e8e82b;
  }
  .discord {
    --p-ground: #313338; --p-ink: #dbdee1; --p-soft: #a7adb6; --p-edge: #26272b; --p-link: #36b5ff; --p-bar: #4e5058;
    --p-code-ground: #2b2d31; --p-button: #4e5058; --p-button-ink: #fff;
  }
}
`;
