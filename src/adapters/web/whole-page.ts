import { createHash } from 'node:crypto';
import { type Content, Html, html } from '../html.js';

export interface PageParts {
  /** Of the program's own words: a tag of BCP 47. */
  readonly language: string;
  readonly title: string;
  /** The whole style sheet. It is hashed in the Content-Security-Policy, so it stands in the page exactly as it is. */
  readonly style: string;
  /** What else the head says of the page. */
  readonly meta: Html;
  readonly body: Content;
  /** Hashed in the Content-Security-Policy, too; absent: the page has none. */
  readonly script?: string;
}

/** A page as browsers are sent it. */
export function wholePage({ language, title, style, meta, body, script }: PageParts): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${meta}
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}${script !== undefined && html`<script>${new Html(script)}</script>`}
</body>
</html>
`.markup;
}

/** For Content-Security-Policy: this style and no other. */
export function styleSourceOf(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
