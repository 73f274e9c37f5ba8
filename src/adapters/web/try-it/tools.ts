import { citedQuotes } from '../../../chat/export/cited-quotes.js';
import { exportFormats } from '../../../chat/export/export-reply.js';
import { type Action, type ActionName, goesOn, type Reply } from '../../../chat/protocol/reply.js';
import type { Texts } from '../../../texts/texts.js';
import { type Html, html } from '../../html.js';

/** There is nobody here to share an answer with, and whoever sits here may judge it otherwise. */
const offered: ReadonlySet<ActionName> = new Set([
  'previous-page',
  'next-page',
  'previous-documents',
  'next-documents',
  'more',
  'context',
  'verify',
]);

/** What can be done with the answer above: its buttons, as far as they make sense on this machine. */
export function renderTools(
  { blocks }: Pick<Reply, 'blocks'>,
  { typed, from }: { readonly typed: string; readonly from: string },
): Html {
  const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const shown = actions.filter(({ name }) => offered.has(name));
  const further = actions.filter(({ name }) => goesOn(name));
  return html`${further.length > 0 && questionsOf(further)}${shown.length > 0 && buttonsOf(shown, typed, from)}`;
}

/** Questions to go on with: each is asked as if it were typed. */
function questionsOf(further: readonly Action[]): Html {
  return html`<form class="tools" method="post" action="/">${further.map(
    ({ label, question }) =>
      html`<button type="submit" name="question" value="${question}">${label}</button>`,
  )}</form>`;
}

/** The same answer as files; their addresses are beside the page's own. */
export function renderTakeAlong({ tryIt: words }: Texts, reply: Pick<Reply, 'blocks'>): Html | false {
  if (citedQuotes(reply).length === 0) return false;
  return html`<p class="take-along">${words.takeAlong} ${exportFormats.map(
    (format, i) => html`${i > 0 && ' · '}<a href="?as=${format}" download>${words.exports[format]}</a>`,
  )}</p>`;
}

/** @param from The name of the page, which what is pressed is shown on. */
function buttonsOf(actions: readonly Action[], typed: string, from: string): Html {
  const asked = actions.find(({ question }) => question !== undefined)?.question;
  return html`<form class="tools" method="post" action="/"><input type="hidden" name="question" value="${typed}">
<input type="hidden" name="from" value="${from}">
<input type="hidden" name="answer" value="${actions[0]?.answerId}">${
    asked !== undefined && html`<input type="hidden" name="asked" value="${asked}">`
  }${actions.map(
    ({ name, label }) => html`<button type="submit" name="press" value="${name}">${label}</button>`,
  )}</form>`;
}
