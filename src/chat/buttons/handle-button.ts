import { dayMs } from '../../core/types/day.js';
import { closed } from '../messages/access.js';
import * as words from '../messages/buttons.js';
import type { AnyCommand } from '../protocol/command.js';
import { type GivenAnswer, type GivenQuote, visibleQuotes } from '../protocol/given-answers.js';
import type { ButtonInteraction } from '../protocol/invocation.js';
import { sameLocation } from '../protocol/location.js';
import {
  type ActionName,
  goesOn,
  isActionName,
  isShare,
  listsAgain,
  resolves,
  says,
  turnsPage,
} from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import {
  type AllowedInteraction,
  type InteractionResult,
  toPresser,
  type ViewFor,
} from './allowed-interaction.js';
import { pressAskHelper } from './ask-helper.js';
import { handleContext } from './context.js';
import { pressGoOn } from './go-on.js';
import { handleMore } from './more.js';
import { handlePage } from './page.js';
import { handleRemove } from './remove.js';
import { pressResolve } from './resolve.js';
import { handleShare } from './share.js';
import { handleShareAgain } from './share-again.js';
import { pressStopWatch, pressTellWhen } from './tell-when.js';
import { turnReport } from './turn-report.js';
import { handleVerify } from './verify.js';
import { handleVote } from './vote.js';

type PressButton = (
  pressing: AllowedInteraction,
  commands: readonly AnyCommand[],
) => Promise<InteractionResult>;

const buttons: Readonly<Record<Exclude<ActionName, 'remove' | 'stop-watch'>, PressButton>> = {
  'previous-page': handlePage,
  'next-page': handlePage,
  'previous-documents': handlePage,
  'next-documents': handlePage,
  more: handleMore,
  context: handleContext,
  verify: handleVerify,
  share: handleShare,
  'share-check': handleShareAgain,
  'share-find': handleShareAgain,
  'share-coverage': handleShareAgain,
  'go-on-1': pressGoOn,
  'go-on-2': pressGoOn,
  'go-on-3': pressGoOn,
  'tell-when': pressTellWhen,
  'ask-helper': pressAskHelper,
  resolve: pressResolve,
  'add-link': pressResolve,
  helpful: handleVote,
  'not-helpful': handleVote,
};

/**
 * A pressed button. What a platform brings back may be forged, altered or another place's: whatever fits no answer that
 * this person may see here is answered as an answer that is not known.
 */
export async function handleButton(
  press: ButtonInteraction,
  services: Services,
  viewFor: ViewFor,
  commands: readonly AnyCommand[],
): Promise<InteractionResult> {
  const { action } = press;
  const { texts, retentionDays } = services.settings;
  const unknown = toPresser(words.answerUnknown(texts, retentionDays));
  if (!isActionName(action)) return unknown;
  if (action === 'stop-watch') return pressStopWatch(press, services);
  const report = turnsPage(action) ? services.reports.find(press.answerId) : undefined;
  if (report !== undefined) return turnReport(press, report, viewFor, texts);
  const given = await services.givenAnswers.find(press.answerId);
  if (given === undefined || !maySee(press, given)) return unknown;
  if (services.now() - given.givenAt > retentionDays * dayMs) return unknown;
  // What should not stand there can be taken away whatever may be seen there now.
  if (action === 'remove') return handleRemove(press, given, services);

  const view = await viewFor(given.visibility);
  const visible = (quotes: readonly GivenQuote[]) => visibleQuotes(quotes, view.visibleScope.includes);
  const shown = visible(given.quotes.slice(0, given.shown));
  const rest = visible(given.quotes.slice(given.shown));
  // Of a list, and where nothing was found, no quote was given; what is shown is looked up anew.
  const isAnew = listsAgain(action) || goesOn(action) || action === 'tell-when';
  if (isAnew || action === 'ask-helper' || resolves(action)) {
    if (view.visibleScope.isClosed) return toPresser(closed(texts));
    return buttons[action]({ press, given, shown: [], rest: [], view, viewFor }, commands);
  }
  // The asker knows what was shown; that it may not be any more gives nothing away.
  if (shown.length === 0 && isShare(action)) return toPresser(says(texts.access.notForChannel));
  if (shown.length === 0) return view.visibleScope.isClosed ? toPresser(closed(texts)) : unknown;
  return buttons[action]({ press, given, shown, rest, view, viewFor }, commands);
}

/** A private answer is its asker's, a public one everybody's in that place. */
function maySee(press: ButtonInteraction, given: GivenAnswer): boolean {
  const isTheirs = given.visibility === 'channel' || given.personId === press.person.id;
  // An answer's button on another message was put there by somebody else.
  const isThere =
    given.messageId === undefined || press.messageId === undefined || given.messageId === press.messageId;
  return isTheirs && isThere && sameLocation(given.place, press.place);
}
