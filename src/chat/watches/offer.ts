import type { Answer } from '../../core/types/answer.js';
import { offered } from '../messages/watches.js';
import type { CommandRequest } from '../protocol/command.js';
import type { Block } from '../protocol/reply.js';
import { canTell } from './keep-watch.js';

/**
 * The button that has a question watched, under an answer that found nothing, with what it keeps. The question itself stands in the
 * message alone until it is pressed.
 * @returns [] where it would watch for something else: for a question that goes on from an earlier one, or of one source.
 */
export async function offerWatch(
  { evidence, index, question }: Answer,
  source: string | undefined,
  {
    place,
    person,
    visibility,
    services,
  }: Pick<CommandRequest, 'place' | 'person' | 'visibility' | 'services'>,
): Promise<readonly Block[]> {
  const { givenAnswers, newId, now, settings } = services;
  const isWhole =
    source === undefined && evidence.subject.length === 0 && evidence.unsearchable === undefined;
  if (!isWhole || !canTell(place, settings) || settings.watches.perUser === 0) return [];
  const id = newId();
  const given = { id, quotes: [], shown: 0, visibility, place, personId: person.id };
  // An answer whose button cannot be kept is given without.
  const isKept = await givenAnswers.save({ ...given, fingerprint: index.fingerprint, givenAt: now() }).then(
    () => true,
    () => false,
  );
  if (!isKept) return [];
  const action = {
    name: 'tell-when',
    label: settings.texts.buttons.labels['tell-when'],
    answerId: id,
    question,
  } as const;
  return [offered(settings.texts, settings.watches.days), { kind: 'actions', actions: [action] }];
}
