import { dayMs } from '../../core/types/day.js';
import { closed, notForChannel } from '../messages/access.js';
import * as words from '../messages/buttons.js';
import type { AnyCommand } from '../protocol/command.js';
import { type GivenAnswer, type GivenQuote, visibleQuotes } from '../protocol/given-answers.js';
import type { Press } from '../protocol/invocation.js';
import { samePlace } from '../protocol/place.js';
import { type ActionName, isActionName, isShare, listsAgain, turnsPage } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { pressContext } from './context.js';
import { pressMore } from './more.js';
import { pressPage } from './page.js';
import { type Pressed, type Pressing, toPresser, type ViewFor } from './pressing.js';
import { pressRemove } from './remove.js';
import { pressShare } from './share.js';
import { pressShareAgain } from './share-again.js';
import { pressStopWatch, pressTellWhen } from './tell-when.js';
import { turnReport } from './turn-report.js';
import { pressVerify } from './verify.js';
import { pressVote } from './vote.js';

type PressButton = (pressing: Pressing, commands: readonly AnyCommand[]) => Promise<Pressed>;

const buttons: Readonly<Record<Exclude<ActionName, 'remove' | 'stop-watch'>, PressButton>> = {
  'previous-page': pressPage,
  'next-page': pressPage,
  'previous-documents': pressPage,
  'next-documents': pressPage,
  more: pressMore,
  context: pressContext,
  verify: pressVerify,
  share: pressShare,
  'share-check': pressShareAgain,
  'share-find': pressShareAgain,
  'share-coverage': pressShareAgain,
  'tell-when': pressTellWhen,
  helpful: pressVote,
  'not-helpful': pressVote,
};

/**
 * A pressed button. What a platform brings back may be forged, altered or another place's: whatever fits no answer that
 * this person may see here is answered as an answer that is not known.
 */
export async function pressButton(
  press: Press,
  services: Services,
  viewFor: ViewFor,
  commands: readonly AnyCommand[],
): Promise<Pressed> {
  const { action } = press;
  const { retentionDays } = services.settings;
  const unknown = toPresser(words.answerUnknown(retentionDays));
  if (!isActionName(action)) return unknown;
  if (action === 'stop-watch') return pressStopWatch(press, services);
  const report = turnsPage(action) ? services.reports.find(press.answerId) : undefined;
  if (report !== undefined) return turnReport(press, report, viewFor);
  const given = await services.givenAnswers.find(press.answerId);
  if (given === undefined || !maySee(press, given)) return unknown;
  if (services.now() - given.givenAt > retentionDays * dayMs) return unknown;
  // What should not stand there can be taken away whatever may be seen there now.
  if (action === 'remove') return pressRemove(press, given, services);

  const view = await viewFor(given.visibility);
  const visible = (quotes: readonly GivenQuote[]) => visibleQuotes(quotes, view.sight.includes);
  const shown = visible(given.quotes.slice(0, given.shown));
  const rest = visible(given.quotes.slice(given.shown));
  // Of a list, and where nothing was found, no quote was given; what is shown is looked up anew.
  if (listsAgain(action) || action === 'tell-when') {
    if (view.sight.isClosed) return toPresser(closed());
    return buttons[action]({ press, given, shown: [], rest: [], view, viewFor }, commands);
  }
  // The asker knows what was shown; that it may not be any more gives nothing away.
  if (shown.length === 0 && isShare(action)) return toPresser(notForChannel());
  if (shown.length === 0) return view.sight.isClosed ? toPresser(closed()) : unknown;
  return buttons[action]({ press, given, shown, rest, view, viewFor }, commands);
}

/** A private answer is its asker's, a public one everybody's in that place. */
function maySee(press: Press, given: GivenAnswer): boolean {
  const isTheirs = given.visibility === 'channel' || given.personId === press.person.id;
  // An answer's button on another message was put there by somebody else.
  const isThere =
    given.messageId === undefined || press.messageId === undefined || given.messageId === press.messageId;
  return isTheirs && isThere && samePlace(given.place, press.place);
}
