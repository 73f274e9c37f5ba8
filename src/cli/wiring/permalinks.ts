import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { type Opened, openLink } from '../../chat/permalink/open-link.js';
import { QuoteLinks } from '../../chat/permalink/quote-links.js';
import type { LinkKeys } from '../../chat/protocol/link-keys.js';
import type { Location } from '../../chat/protocol/location.js';
import type { Config } from '../../config/config.js';
import { defined } from '../../core/types/defined.js';
import type { State } from '../../state/open-state.js';

/** What links to quotes are signed with. @throws {StateError} if the kept keys cannot be used. */
export function linkKeys({ reader }: Config, state: State): LinkKeys {
  return state.linkKeys(reader.linkKeys.map((key) => Buffer.from(key, 'utf8')));
}

export function quoteLinks({ reader, server, state }: Config, keys: LinkKeys): QuoteLinks {
  return new QuoteLinks({
    keys,
    ...defined({ publicUrl: server.publicUrl }),
    linkDays: reader.linkDays,
    retentionDays: state.retentionDays,
  });
}

/** For answers in the terminal: another process serves the pages, so that both must be able to read the state. */
export function linksFromTerminal(config: Config, state: State): QuoteLinks | undefined {
  if (config.server.publicUrl === undefined || !state.isLasting) return undefined;
  return quoteLinks(config, linkKeys(config, state));
}

/** Opens links as a running bot sees things now. @param placeAgain See `PermalinkParts`. @param now Milliseconds since 1970. */
export function linkOpener(
  { reader, state: { retentionDays } }: Config,
  keys: LinkKeys,
  { givenAnswers }: Pick<State, 'givenAnswers'>,
  dispatcher: Dispatcher,
  placeAgain: (place: Location) => Location,
  now: () => number,
): (token: string) => Promise<Opened> {
  const parts = {
    keys,
    givenAnswers,
    viewOf: dispatcher.viewOf.bind(dispatcher),
    placeAgain,
    now,
    contextParagraphs: reader.contextParagraphs,
    retentionDays,
  };
  return (token) => openLink(token, parts);
}
