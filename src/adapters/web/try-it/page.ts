import type { Examples } from '../../../chat/dispatch/examples.js';
import type { Reply } from '../../../chat/protocol/reply.js';
import type { CatalogueEntry } from '../../../core/types/index-reader.js';
import type { Texts } from '../../../texts/texts.js';
import { type Content, Html, html } from '../../html.js';
import type { Preview } from '../../preview.js';
import { renderReply } from '../render.js';
import { wholePage } from '../whole-page.js';
import { type Listing, renderDocuments } from './documents.js';
import { favicon } from './favicon.js';
import { tryItScript } from './script.js';
import { tryItStyle } from './style.js';
import { renderTakeAlong, renderTools } from './tools.js';

/** What was typed, and what came of it. */
export interface AnsweredForm {
  readonly typed: string;
  readonly reply: Reply;
  /** What came of a button under it. */
  readonly pressed?: Reply | undefined;
  /** Of the page. */
  readonly name: string;
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
export function firstPage(
  texts: Texts,
  examples: Examples,
  labels: readonly string[],
  within?: Pick<CatalogueEntry, 'id' | 'title'>,
): string {
  const { tryIt: words } = texts;
  return page(
    texts,
    words.program,
    html`<main class="first">
${questionForm(texts, '', html`<p class="lead" id="lead">${words.lead}</p>`, within)}
${examples.holdings !== undefined && html`<p class="holdings">${said(texts, examples.holdings)} <a href="/documents">${words.documents}</a></p>`}
${renderExamples(texts, examples)}
<nav class="recent" hidden aria-labelledby="recent-name"><h2 id="recent-name">${words.recent}</h2><ul></ul></nav>
<p class="foot">${words.addPlatform(labels)}</p>
</main>`,
  );
}

/** What was answered and, beside it, how that looks in chat. */
export function answerPage(
  texts: Texts,
  examples: Examples,
  { name, typed, reply, pressed, previews, style }: AnsweredForm,
): string {
  const { tryIt: words } = texts;
  const note = (pressed ?? reply).visibility === 'asker' ? words.privatePreview : words.publicPreview;
  const title = typed.trim() === '' ? words.program : `${typed.trim().slice(0, 200)} – ${words.program}`;
  return page(
    texts,
    title,
    html`<main class="asked">
${questionForm(texts, typed.length > maxEchoed ? '' : typed)}
<section id="answer" aria-labelledby="answer-name"><h2 id="answer-name" class="unseen">${words.answer}</h2>
<div class="answer" data-copy="${words.copy}" data-copied="${words.copied}">${renderReply(texts, reply)}${
      pressed !== undefined &&
      html`<section id="pressed" aria-label="${words.pressed}">${renderReply(texts, withoutQuestion(pressed))}</section>`
    }${renderTools(reply, { typed, from: name })}</div></section>
${renderTakeAlong(texts, pressed ?? reply)}
<details class="looks"><summary>${words.looks(previews.map(({ label }) => label))}</summary>
<div class="side-by-side">
${previews.map(
  ({ name, label, shown }) => html`${column(texts, name, words.inPlatform(label), shown)}
`,
)}
</div>
<p class="preview-note">${note(previews.map(({ label }) => label))}</p>
</details>
<details class="more-examples"><summary>${words.moreExamples}</summary>${renderExamples(texts, examples)}</details>
<nav class="recent" hidden aria-labelledby="recent-name"><h2 id="recent-name">${words.recent}</h2><ul></ul></nav>
</main>`,
    html`<a class="skip" href="#answer">${words.skip}</a>`,
    style,
  );
}

/** It stands above already. */
function withoutQuestion(reply: Reply): Pick<Reply, 'blocks'> {
  return { blocks: reply.blocks.filter(({ kind }) => kind !== 'question') };
}

/** A longer question is not put back into the box, in UTF-16 code units. */
const maxEchoed = 500;

/** The documents that can be asked. */
export function documentsPage(texts: Texts, documents: readonly CatalogueEntry[], listing: Listing): string {
  const title = `${texts.tryIt.documents} – ${texts.tryIt.program}`;
  return page(texts, title, renderDocuments(texts, documents, listing));
}

/** A page that says one thing. */
export function messagePage(texts: Texts, title: string, message: string): string {
  return page(
    texts,
    `${title} – ${texts.tryIt.program}`,
    html`<main class="message-page"><h2>${title}</h2><p>${message}</p></main>`,
  );
}

/** @param within The document that alone is asked. */
function questionForm(
  { tryIt: words }: Texts,
  typed: string,
  lead?: Html,
  within?: Pick<CatalogueEntry, 'id' | 'title'>,
): Html {
  return html`<form class="ask" method="post" action="/" role="search">
<label class="headline" for="question">${words.headline}</label>
${lead}
<input id="question" name="question" type="text" value="${typed}" dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false"${
    lead !== undefined && html` autofocus aria-describedby="lead"`
  }>
<button type="submit">${words.ask}</button>${
    within !== undefined &&
    html`<input type="hidden" name="source" value="${within.id}"><p class="holdings within">${words.within} <bdi>${within.title || within.id}</bdi></p>`
  }
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
    script: tryItScript,
    meta: html`<meta name="robots" content="noindex">
<link rel="icon" href="${favicon}">${moreStyle !== undefined && html`<style>${new Html(moreStyle)}</style>`}`,
    body: html`${before}
<header class="masthead"><h1><a href="/">${texts.tryIt.program}</a></h1></header>
${main}`,
  });
}
