import { type AnyCommand, usageOf } from '../../chat/command.js';
import type { Reply } from '../../chat/reply.js';
import { Html, html } from './html.js';
import { renderReply } from './render.js';
import { style } from './style.js';

/** The page with its one box, and the answer below it once something was asked. */
export function askPage(
  commands: readonly AnyCommand[],
  asked?: { readonly typed: string; readonly reply: Reply },
): string {
  const main = commands.find(takesWords);
  return page(
    'Verbatim',
    html`<form method="post" action="/" role="search">
<label for="question">${main?.description ?? 'Type a command'}</label>
<input id="question" name="question" type="text" value="${asked?.typed ?? ''}" dir="auto" autocomplete="off" autofocus aria-describedby="hint">
<button type="submit">Ask</button>
</form>
<p class="hint" id="hint">Also: ${commands
      .filter((command) => command !== main && command.access === 'everyone')
      .map(
        (command, i) => html`${i > 0 && ', '}<code>${`/${command.name} ${usageOf(command)}`.trim()}</code>`,
      )}</p>
${asked !== undefined && html`<section aria-label="Answer">${renderReply(asked.reply)}</section>`}`,
  );
}

/** A page that says one thing. */
export function messagePage(title: string, message: string): string {
  return page(title, html`<p>${message}</p>`);
}

/** What is typed without a command's name goes to the first command that everyone may ask in words. */
export function takesWords(command: AnyCommand): boolean {
  const options: readonly { readonly type: string; readonly required?: boolean }[] = Object.values(
    command.options,
  );
  return (
    command.access === 'everyone' && options.some((option) => option.type === 'words' && option.required)
  );
}

function page(title: string, content: Html): string {
  // The style is hashed in the Content-Security-Policy, so it stands here exactly as it is.
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1><a href="/">Verbatim</a></h1>
${content}
</main>
</body>
</html>
`;
  return whole.markup;
}
