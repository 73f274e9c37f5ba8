import { defined } from '../../core/types/defined.js';
import type { CommandRequest } from '../protocol/command.js';
import type { Action, Block, LabelledName } from '../protocol/reply.js';

/** A page of a list of documents that is about to be shown. */
export interface Listing {
  /** >= 1 */
  readonly page: number;
  readonly pages: number;
  /** What was typed, to be typed again by the buttons; undefined: nothing. */
  readonly asked: string | undefined;
  readonly fingerprint: string;
}

/**
 * Buttons that turn the pages of a list, also after a restart: what is kept is which page it is, where, and whose; what
 * was typed stands in the message alone.
 * @returns undefined where it cannot be kept: a list is shown without them, too.
 */
export async function listButtons(
  { page, pages, asked, fingerprint }: Listing,
  {
    place,
    person,
    visibility,
    services,
  }: Pick<CommandRequest, 'place' | 'person' | 'visibility' | 'services'>,
): Promise<Block | undefined> {
  const { givenAnswers, newId, now, settings } = services;
  const answerId = newId();
  const given = {
    id: answerId,
    quotes: [],
    shown: 0,
    page,
    visibility,
    place,
    personId: person.id,
    fingerprint,
  };
  const isKept = await givenAnswers.save({ ...given, givenAt: now() }).then(
    () => true,
    () => false,
  );
  if (!isKept) return undefined;
  const names: LabelledName[] = [
    ...(page > 1 ? (['previous-documents'] as const) : []),
    ...(page < pages ? (['next-documents'] as const) : []),
  ];
  const actions = names.map((name): Action => {
    const restated = defined({ question: asked });
    return { name, label: settings.texts.buttons.labels[name], answerId, ...restated };
  });
  return { kind: 'actions', actions };
}
