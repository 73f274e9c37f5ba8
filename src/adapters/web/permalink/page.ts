import { plainCitation } from '../../../chat/export/citation.js';
import { below, hasLines, statedPlace } from '../../../chat/messages/citation.js';
import type { Opened } from '../../../chat/permalink/open-link.js';
import { webAddress } from '../../../chat/permalink/web-address.js';
import type { GivenQuote } from '../../../chat/protocol/given-answers.js';
import { showReceiptId } from '../../../chat/protocol/receipt-id.js';
import type { Citation } from '../../../core/types/quote.js';
import type { Texts } from '../../../texts/texts.js';
import { type Html, html } from '../../html.js';
import { wholePage } from '../whole-page.js';
import { renderPassage, renderWords } from './passage.js';
import { readerStyle } from './style.js';

/** Not seen, or steering the direction of what stands around; joiners and marks that scripts need are not among them. */
const unseen = /[\u00ad\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;

type Open = Extract<Opened, { kind: 'open' }>;
type Changed = Extract<Opened, { kind: 'changed' }>;

/** The passage with its quote marked, what is known of its document, and the answer's other quotes. */
export function openPage(texts: Texts, { quote, reading, others, givenAt, endsAt }: Open): string {
  const { reader: words } = texts;
  const { context, language, textFragment } = reading;
  const { citation } = context;
  const hidden = quote.text.match(unseen)?.length ?? 0;
  const original = originalAddress(citation.url, textFragment);
  return page(
    texts,
    titleOf(citation),
    html`<a class="skip" href="#quote">${words.skip}</a>
<header>
<p class="program">${words.program}</p>
<h1><bdi>${titleOf(citation)}</bdi></h1>
${details(texts, citation, quote)}
${original !== undefined && html`<p><a class="original" href="${original}" rel="noopener noreferrer">${words.original}</a></p>`}
</header>
<main>
<h2>${words.passage}</h2>
${passage(texts, renderPassage(context), quote.citation, { language, original: webAddress(citation.url) })}
${hidden > 0 && html`<p>${words.holdsUnseen(hidden)}</p>`}
</main>
<footer>
${
  others.length > 0 &&
  html`<nav aria-labelledby="others"><h2 id="others">${words.others}</h2>
<ol class="others">${others.map(
    ({ quote: other, token }) => html`<li>
<a href="${token}#quote"><bdi>${titleOf(other.citation)}</bdi>, ${standsAt(texts, other.citation)}</a>
<blockquote>${renderWords(other.text)}</blockquote></li>`,
  )}</ol></nav>`
}
${citing(texts, quote)}
<p class="bearer">${words.openUntil(givenAt, endsAt)}</p>
</footer>`,
  );
}

/** The quote and where it stands as plain text, to be copied into one's own. */
function citing(texts: Texts, quote: GivenQuote): Html {
  const cited = { quote: { ...quote, highlights: [], score: 0 }, receipt: showReceiptId(quote.receiptId) };
  return html`<details class="citing"><summary>${texts.reader.cite}</summary><p dir="auto">${plainCitation(texts, cited)}</p></details>`;
}

/** The words that were quoted, where the document has others by now. */
export function changedPage(texts: Texts, { quote }: Changed): string {
  const { reader: words } = texts;
  const { title, text } = words.messages.changed;
  return page(
    texts,
    title,
    html`<header>
<p class="program">${words.program}</p>
<h1>${title}</h1>
<p>${text}</p>
</header>
<main>
<h2>${words.asItWas}</h2>
${passage(texts, renderWords(quote.text), quote.citation, { original: webAddress(quote.citation.url) })}
${details(texts, quote.citation, quote)}
</main>`,
  );
}

/** A page that says one thing. @param message Its key. */
export function sayingPage(texts: Texts, message: keyof Texts['reader']['messages']): string {
  const { reader: words } = texts;
  const { title, text } = words.messages[message];
  return page(
    texts,
    title,
    html`<main>
<p class="program">${words.program}</p>
<h1>${title}</h1>
<p>${text}</p>
</main>`,
  );
}

function passage(
  texts: Texts,
  text: Html,
  citation: Citation,
  { language, original }: { readonly language?: string; readonly original: string | undefined },
): Html {
  const lang = language !== undefined && language !== 'und' && html` lang="${language}"`;
  return html`<figure><blockquote${lang}${original !== undefined && html` cite="${original}"`}>${text}</blockquote>
<figcaption>— <cite><bdi>${titleOf(citation)}</bdi></cite>, ${standsAt(texts, citation)}</figcaption></figure>`;
}

/** @param citation What is known of the document now. */
function details(
  { reader: words }: Texts,
  { publisher, author, date, documentId }: Citation,
  quote: GivenQuote,
): Html {
  const known: readonly (readonly [string, string | number | undefined])[] = [
    [words.publisher, publisher],
    [words.author, author],
    [words.date, date],
    [words.file, documentId],
    [words.section, quote.citation.section?.join(below)],
    [words.line, hasLines(quote.citation) ? quote.citation.line : undefined],
    [words.place, quote.citation.place],
    [words.receipt, showReceiptId(quote.receiptId)],
  ];
  return html`<dl>${known.map(
    ([name, value]) =>
      value !== undefined &&
      String(value).trim() !== '' &&
      html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`,
  )}</dl>`;
}

function standsAt(texts: Texts, citation: Citation): Html {
  return html`<bdi>${statedPlace(texts, citation)}</bdi>`;
}

function titleOf({ title, documentId }: Citation): string {
  return title.trim() === '' ? documentId : title;
}

/** The document's own address, at the quote where a text directive leads there and nowhere else. */
function originalAddress(url: string | undefined, textFragment: string | undefined): string | undefined {
  const address = webAddress(url);
  if (address === undefined || textFragment === undefined) return address;
  const [plain = ''] = address.split(':~:');
  return `${plain}${plain.includes('#') ? '' : '#'}:~:${textFragment}`;
}

function page(texts: Texts, title: string, body: Html): string {
  return wholePage({
    language: texts.locale,
    title: `${title} – ${texts.reader.program}`,
    style: readerStyle(texts),
    meta: html`<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">`,
    body,
  });
}
