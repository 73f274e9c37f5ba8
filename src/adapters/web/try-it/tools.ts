import type { Action, ActionName, Reply } from '../../../chat/reply.js';
import { tryItWords as words } from '../../../chat/words/try-it.js';
import { type Html, html } from '../html.js';

/** There is nobody here to share an answer with, and whoever sits here may judge it otherwise. */
const offered: ReadonlySet<ActionName> = new Set(['previous-page', 'next-page', 'more', 'context', 'verify']);

/**
 * What can be done with the answer above: its buttons, as far as they make sense on this machine.
 *
 * Whatever else is made of an answer by its id (a file to keep it in) belongs here, as a button of this form: `answer`
 * names the answer, `asked` the question that the state does not keep.
 */
export function renderTools({ blocks }: Pick<Reply, 'blocks'>, typed: string, isPressed: boolean): Html {
  const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const shown = actions.filter(({ name }) => offered.has(name));
  return html`${isPressed && backToAnswer(typed)}${shown.length > 0 && buttonsOf(shown, typed)}`;
}

/** Asks again: what a button gives stands on a page of its own. */
function backToAnswer(typed: string): Html {
  return html`<form class="tools" method="post" action="/"><button type="submit" name="question" value="${typed}">${words.backToAnswer}</button></form>`;
}

function buttonsOf(actions: readonly Action[], typed: string): Html {
  const asked = actions.find(({ question }) => question !== undefined)?.question;
  return html`<form class="tools" method="post" action="/"><input type="hidden" name="question" value="${typed}">
<input type="hidden" name="answer" value="${actions[0]?.answerId}">${
    asked !== undefined && html`<input type="hidden" name="asked" value="${asked}">`
  }${actions.map(
    ({ name, label }) => html`<button type="submit" name="press" value="${name}">${label}</button>`,
  )}</form>`;
}
