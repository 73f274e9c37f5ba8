/** How a message looks in Discord, in its light and its dark theme. */
export const discordStyle = `
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
  .discord {
    --p-ground: #313338; --p-ink: #dbdee1; --p-soft: #a7adb6; --p-edge: #26272b; --p-link: #36b5ff; --p-bar: #4e5058;
    --p-code-ground: #2b2d31; --p-button: #4e5058; --p-button-ink: #fff;
  }
}
`;
