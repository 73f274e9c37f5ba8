import type { Answer } from '../../core/types/answer.js';
import * as helpers from '../messages/helpers.js';
import * as watches from '../messages/watches.js';
import type { CommandRequest } from '../protocol/command.js';
import type { Action, Block } from '../protocol/reply.js';
import { helperIn } from '../protocol/settings.js';
import { canTell } from '../watches/keep-watch.js';

/** What of a request decides which buttons stand under its answer. */
type Asked = Pick<CommandRequest, 'place' | 'person' | 'visibility' | 'services'> & {
  /** Whether a part of the documents alone was asked, so that an answer of all of them would be another one. */
  readonly isNarrowed: boolean;
};

/**
 * The buttons under an answer that found nothing, each after what comes of pressing it: one that has the question watched, one that
 * asks somebody. The question itself stands in the message alone until one is pressed.
 */
export async function offersUnderNothing(answer: Answer, asked: Asked): Promise<readonly Block[]> {
  const { place, services } = asked;
  const { settings } = services;
  const { texts } = settings;
  const isWatchable = mayBeWatched(answer, asked);
  const helper =
    answer.evidence.unsearchable === undefined ? await helperIn(place, settings).catch(() => {}) : undefined;
  if (!isWatchable && helper === undefined) return [];
  const answerId = await keptForButtons(answer, asked);
  if (answerId === undefined) return [];
  const { question } = answer;
  const watching: Action = {
    name: 'tell-when',
    label: texts.buttons.labels['tell-when'],
    answerId,
    question,
  };
  const calling = helper && helpers.callButton(texts, helper, { answerId, question });
  return [
    ...(isWatchable ? [watches.offered(texts, settings.watches.days)] : []),
    ...(helper === undefined ? [] : [helpers.offered(texts, helper)]),
    {
      kind: 'actions',
      actions: [...(isWatchable ? [watching] : []), ...(calling === undefined ? [] : [calling])],
    },
  ];
}

/** Not where it would watch for something else: for a question that goes on from an earlier one, or of a part of the documents. */
function mayBeWatched({ evidence }: Answer, { place, services: { settings }, isNarrowed }: Asked): boolean {
  const isWhole = !isNarrowed && evidence.subject.length === 0 && evidence.unsearchable === undefined;
  return isWhole && canTell(place, settings) && settings.watches.perUser > 0;
}

/** An answer whose buttons cannot be kept is given without. */
async function keptForButtons(
  { index }: Answer,
  { place, person, visibility, services: { givenAnswers, newId, now } }: Asked,
): Promise<string | undefined> {
  const id = newId();
  const given = { id, quotes: [], shown: 0, visibility, place, personId: person.id };
  return await givenAnswers.save({ ...given, fingerprint: index.fingerprint, givenAt: now() }).then(
    () => id,
    () => undefined,
  );
}
