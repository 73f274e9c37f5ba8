import { inScope, type Scope } from '../core/scope.js';
import type { Delivery, Press } from './invocation.js';
import { samePlace } from './place.js';
import type { ReplyContent, Visibility } from './reply.js';
import type { Services } from './services.js';
import * as words from './words/requests.js';

interface ShareOutcome {
  readonly content: ReplyContent;
  readonly visibility: Visibility;
  delivered(delivery: Delivery): Promise<void>;
}

/**
 * "Share with channel": posts a private answer once, the asker named as text and the question restated.
 *
 * The claim is taken before the post and given back only when the post surely did not happen, so pressing twice, or
 * again after a restart, never posts twice.
 */
export async function pressShare(press: Press, services: Services, scope: Scope): Promise<ShareOutcome> {
  const toAsker = (content: ReplyContent): ShareOutcome => ({
    content,
    visibility: 'asker',
    delivered: async () => {},
  });

  const given = await services.givenAnswers.find(press.answerId);
  if (given === undefined || !samePlace(given.place, press.place) || given.personId !== press.person.id) {
    return toAsker(words.answerUnknown());
  }
  if (press.question === undefined) return toAsker(words.answerUnknown());

  const visible = given.quotes.filter((quote) => inScope(scope, quote.documentId));
  const quotes = await services.library.quotesAgain(visible, press.question);
  if (quotes.length < given.quotes.length) return toAsker(words.answerOutdated());

  if (!(await services.givenAnswers.claimShare(given.id))) return toAsker(words.alreadyShared());
  return {
    content: words.shared(press.question, press.person.name, quotes),
    visibility: 'channel',
    delivered: async (delivery) => {
      if (delivery.kind === 'refused') await services.givenAnswers.releaseShare(given.id);
    },
  };
}
