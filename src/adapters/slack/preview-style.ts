/** How a message looks in Slack, in its light and its dark theme. */
export const slackStyle = `
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
.slack .subtext { font-size: .8125rem; line-height: 1.4; color: var(--p-soft); }
.slack code { font: .75rem/1.5 var(--mono); color: var(--p-code); background: var(--p-code-ground); border: 1px solid var(--p-edge); border-radius: 3px; padding: .08rem .18rem; }
.slack pre { font: .75rem/1.5 var(--mono); background: var(--p-code-ground); border: 1px solid var(--p-edge); border-radius: 4px; padding: .5rem; }
.slack .buttons li { font-size: .8125rem; font-weight: 700; line-height: 1; padding: .5rem .75rem; background: var(--p-button); border: 1px solid var(--p-button-edge); border-radius: .5rem; }
.slack th, .slack td { border: 1px solid var(--p-edge); padding: .3rem .6rem; text-align: start; vertical-align: top; font-size: .875rem; }
.slack td.right { text-align: end; }

@media (prefers-color-scheme: dark) {
  .slack {
    --p-ground: #1a1d21; --p-ink: #d1d2d3; --p-soft: #9a9b9e; --p-edge: #383a3f; --p-link: #1d9bd1; --p-bar: #47494d;
    --p-code: #e8912d; --p-code-ground: #232529; --p-button: #1a1d21; --p-button-edge: #e8e8e84d; --p-badge: #e8e8e82b;
  }
}
`;
