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
  toAsker,
  type ViewFor,
} from './allowed-interaction.js';
import { handleAskHelper } from './ask-helper.js';
import { handleContext } from './context.js';
import { handleGoOn } from './go-on.js';
import { handleMore } from './more.js';
import { handlePage } from './page.js';
import { handleRemove } from './remove.js';
import { handleResolve } from './resolve.js';
import { handleShare } from './share.js';
import { handleShareAgain } from './share-again.js';
import { handleStopWatch, handleTellWhen } from './tell-when.js';
import { turnReport } from './turn-report.js';
import { handleVerify } from './verify.js';
import { handleVote } from './vote.js';

type HandleButton = (
  pressing: AllowedInteraction,
  commands: readonly AnyCommand[],
) => Promise<InteractionResult>;

const buttons: Readonly<Record<Exclude<ActionName, 'remove' | 'stop-watch'>, HandleButton>> = {
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
  'go-on-1': handleGoOn,
  'go-on-2': handleGoOn,
  'go-on-3': handleGoOn,
  'tell-when': handleTellWhen,
  'ask-helper': handleAskHelper,
  resolve: handleResolve,
  'add-link': handleResolve,
  helpful: handleVote,
  'not-helpful': handleVote,
};

/**
 * A pressed button. What a platform brings back may be forged, altered or another place's: whatever fits no answer that
 * this person may see here is answered as an answer that is not known.
 */
export async function handleButton(
  interaction: ButtonInteraction,
  services: Services,
  viewFor: ViewFor,
  commands: readonly AnyCommand[],
): Promise<InteractionResult> {
  const { action } = interaction;
  const { texts, retentionDays } = services.settings;
  const unknown = toAsker(words.answerUnknown(texts, retentionDays));
  if (!isActionName(action)) return unknown;
  if (action === 'stop-watch') return handleStopWatch(interaction, services);
  const report = turnsPage(action) ? services.reports.find(interaction.answerId) : undefined;
  if (report !== undefined) return turnReport(interaction, report, viewFor, texts);
  const given = await services.givenAnswers.find(interaction.answerId);
  if (given === undefined || !maySee(interaction, given)) return unknown;
  if (services.now() - given.givenAt > retentionDays * dayMs) return unknown;
  // What should not stand there can be taken away whatever may be seen there now.
  if (action === 'remove') return handleRemove(interaction, given, services);

  const view = await viewFor(given.visibility);
  const visible = (quotes: readonly GivenQuote[]) => visibleQuotes(quotes, view.visibleScope.includes);
  const shown = visible(given.quotes.slice(0, given.shown));
  const rest = visible(given.quotes.slice(given.shown));
  // Of a list, and where nothing was found, no quote was given; what is shown is looked up anew.
  const isAnew = listsAgain(action) || goesOn(action) || action === 'tell-when';
  if (isAnew || action === 'ask-helper' || resolves(action)) {
    if (view.visibleScope.isClosed) return toAsker(closed(texts));
    return buttons[action]({ interaction, given, shown: [], rest: [], view, viewFor }, commands);
  }
  // The asker knows what was shown; that it may not be any more gives nothing away.
  if (shown.length === 0 && isShare(action)) return toAsker(says(texts.access.notForChannel));
  if (shown.length === 0) return view.visibleScope.isClosed ? toAsker(closed(texts)) : unknown;
  return buttons[action]({ interaction, given, shown, rest, view, viewFor }, commands);
}

/** A private answer is its asker's, a public one everybody's in that place. */
function maySee(interaction: ButtonInteraction, given: GivenAnswer): boolean {
  const isTheirs = given.visibility === 'channel' || given.personId === interaction.person.id;
  // An answer's button on another message was put there by somebody else.
  const isThere =
    given.messageId === undefined ||
    interaction.messageId === undefined ||
    given.messageId === interaction.messageId;
  return isTheirs && isThere && sameLocation(given.place, interaction.place);
}
