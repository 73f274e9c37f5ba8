import type { Examples } from '../../../chat/dispatch/examples.js';
import type { Reply } from '../../../chat/protocol/reply.js';
import type { Texts } from '../../../texts/texts.js';
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
export function firstPage(texts: Texts, examples: Examples, labels: readonly string[]): string {
  const { tryIt: words } = texts;
  return page(
    texts,
    words.program,
    html`<main class="first">
${questionForm(texts, '', html`<p class="lead" id="lead">${words.lead}</p>`)}
${examples.holdings !== undefined && html`<p class="holdings">${said(texts, examples.holdings)}</p>`}
${renderExamples(texts, examples)}
<p class="foot">${words.addPlatform(labels)}</p>
</main>`,
  );
}

/** What was answered and, beside it, how that looks in chat. */
export function answerPage(
  texts: Texts,
  examples: Examples,
  { typed, reply, isPressed, previews, style }: Asked,
): string {
  const { tryIt: words } = texts;
  const note = reply.visibility === 'asker' ? words.privatePreview : words.publicPreview;
  const title = typed.trim() === '' ? words.program : `${typed.trim().slice(0, 200)} – ${words.program}`;
  return page(
    texts,
    title,
    html`<main class="asked">
${questionForm(texts, typed)}
<details><summary>${words.moreExamples}</summary>${renderExamples(texts, examples)}</details>
<nav class="jump" aria-label="${words.onThisPage}"><a href="#answer">${words.answer}</a>${previews.map(
      ({ name, label }) => html`<a href="#${name}">${words.inPlatform(label)}</a>`,
    )}</nav>
<div class="side-by-side">
${column(texts, 'answer', words.answer, html`<div class="answer">${renderReply(texts, reply)}${renderTools(texts, reply, typed, isPressed)}</div>`)}
${previews.map(
  ({ name, label, shown }) => html`${column(texts, name, words.inPlatform(label), shown)}
`,
)}
</div>
${renderTakeAlong(texts, reply)}
<p class="preview-note">${note(previews.map(({ label }) => label))}</p>
</main>`,
    html`<a class="skip" href="#answer">${words.skip}</a>`,
    style,
  );
}

/** A page that says one thing. */
export function messagePage(texts: Texts, title: string, message: string): string {
  return page(
    texts,
    `${title} – ${texts.tryIt.program}`,
    html`<main class="message-page"><h2>${title}</h2><p>${message}</p></main>`,
  );
}

function questionForm({ tryIt: words }: Texts, typed: string, lead?: Html): Html {
  return html`<form class="ask" method="post" action="/" role="search">
<label class="headline" for="question">${words.headline}</label>
${lead}
<input id="question" name="question" type="text" value="${typed}" dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false"${
    lead !== undefined && html` autofocus aria-describedby="lead"`
  }>
<button type="submit">${words.ask}</button>
</form>`;
}

function said({ tryIt: words }: Texts, { documents, passages }: NonNullable<Examples['holdings']>): string {
  return documents === 0 ? words.nothingIndexed : words.searchable(documents, passages);
}

function renderExamples(texts: Texts, { answered, unanswered, commands }: Examples): Html {
  const { tryIt: words } = texts;
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
      html`<li><h3>/${command.name}</h3><p>${command.description(texts)}</p>${lines.map(exampleButton)}</li>`,
  )}</ul></section>
</form>`;
}

function exampleButton(line: string): Html {
  return html`<button type="submit" name="question" value="${line}" dir="auto">${line}</button>`;
}

function column({ tryIt: words }: Texts, id: string, name: string, shown: Html | undefined): Html {
  return html`<section class="column" id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${name}</h2>
${shown ?? html`<p>${words.noPreview}</p>`}</section>`;
}

function page(texts: Texts, title: string, main: Html, before?: Content, moreStyle?: string): string {
  return wholePage({
    language: texts.locale,
    title,
    style: tryItStyle,
    meta: html`<meta name="robots" content="noindex">${moreStyle !== undefined && html`<style>${new Html(moreStyle)}</style>`}`,
    body: html`${before}
<header class="masthead"><h1><a href="/">${texts.tryIt.program}</a></h1></header>
${main}`,
  });
}
