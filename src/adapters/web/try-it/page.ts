import type { Examples } from '../../../chat/dispatch/examples.js';
import {
  addPlatform,
  inPlatform,
  previewNote,
  searchable,
  tryItWords as words,
} from '../../../chat/messages/try-it.js';
import type { Reply } from '../../../chat/protocol/reply.js';
import { type Content, Html, html } from '../../html.js';
import type { Preview } from '../../preview.js';
import { renderReply } from '../render.js';
import { wholePage } from '../whole-page.js';
import { tryItStyle } from './style.js';
import { renderTakeAlong, renderTools } from './tools.js';

/** What was typed, and what came of it. */
export interface Asked {
  readonly typed: string;
  readonly reply: Reply;
  /** Whether it came of a button under the answer to what was typed. */
  readonly isPressed: boolean;
  /** How the same reply looks on each platform. */
  readonly previews: readonly Previewed[];
  /** Of the previews. */
  readonly style: string;
}

export interface Previewed extends Pick<Preview, 'name' | 'label'> {
  /** undefined where it could not be made out. */
  readonly shown: Html | undefined;
}

/**
 * The page as one first sees it: a box, and what can be pressed instead of typing.
 * @param labels Of the platforms.
 */
export function firstPage(examples: Examples, labels: readonly string[]): string {
  return page(
    words.program,
    html`<main class="first">
${questionForm('', html`<p class="lead" id="lead">${words.lead}</p>`)}
${examples.holdings !== undefined && html`<p class="holdings">${said(examples.holdings)}</p>`}
${renderExamples(examples)}
<p class="foot">${addPlatform(labels)}</p>
</main>`,
  );
}

/** What was answered and, beside it, how that looks in chat. */
export function answerPage(examples: Examples, { typed, reply, isPressed, previews, style }: Asked): string {
  const title = typed.trim() === '' ? words.program : `${typed.trim().slice(0, 200)} – ${words.program}`;
  return page(
    title,
    html`<main class="asked">
${questionForm(typed)}
<details><summary>${words.moreExamples}</summary>${renderExamples(examples)}</details>
<nav class="jump" aria-label="${words.onThisPage}"><a href="#answer">${words.answer}</a>${previews.map(
      ({ name, label }) => html`<a href="#${name}">${inPlatform(label)}</a>`,
    )}</nav>
<div class="side-by-side">
${column('answer', words.answer, html`<div class="answer">${renderReply(reply)}${renderTools(reply, typed, isPressed)}</div>`)}
${previews.map(
  ({ name, label, shown }) => html`${column(name, inPlatform(label), shown)}
`,
)}
</div>
${renderTakeAlong(reply)}
<p class="preview-note">${previewNote(
      previews.map(({ label }) => label),
      reply.visibility,
    )}</p>
</main>`,
    html`<a class="skip" href="#answer">${words.skip}</a>`,
    style,
  );
}

/** A page that says one thing. */
export function messagePage(title: string, message: string): string {
  return page(
    `${title} – ${words.program}`,
    html`<main class="message-page"><h2>${title}</h2><p>${message}</p></main>`,
  );
}

function questionForm(typed: string, lead?: Html): Html {
  return html`<form class="ask" method="post" action="/" role="search">
<label class="headline" for="question">${words.headline}</label>
${lead}
<input id="question" name="question" type="text" value="${typed}" dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false"${
    lead !== undefined && html` autofocus aria-describedby="lead"`
  }>
<button type="submit">${words.ask}</button>
</form>`;
}

function said({ documents, passages }: NonNullable<Examples['holdings']>): string {
  return documents === 0 ? words.nothingIndexed : searchable(documents, passages);
}

function renderExamples({ answered, unanswered, commands }: Examples): Html {
  return html`<form method="post" action="/">
${
  answered.length > 0 &&
  html`<section><h2>${words.examples}</h2>
<ul class="chips">${answered.map((line) => html`<li>${exampleButton(line)}</li>`)}</ul>${
    unanswered !== undefined &&
    html`<div class="none chips"><p>${words.unanswered}</p>${exampleButton(unanswered)}</div>`
  }</section>`
}
<section><h2>${words.commands}</h2>
<ul class="commands">${commands.map(
    ({ command, lines }) =>
      html`<li><h3>/${command.name}</h3><p>${command.description}</p>${lines.map(exampleButton)}</li>`,
  )}</ul></section>
</form>`;
}

function exampleButton(line: string): Html {
  return html`<button type="submit" name="question" value="${line}" dir="auto">${line}</button>`;
}

function column(id: string, name: string, shown: Html | undefined): Html {
  return html`<section class="column" id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${name}</h2>
${shown ?? html`<p>${words.noPreview}</p>`}</section>`;
}

function page(title: string, main: Html, before?: Content, moreStyle?: string): string {
  return wholePage({
    title,
    style: tryItStyle,
    meta: html`<meta name="robots" content="noindex">${moreStyle !== undefined && html`<style>${new Html(moreStyle)}</style>`}`,
    body: html`${before}
<header class="masthead"><h1><a href="/">${words.program}</a></h1></header>
${main}`,
  });
}
