import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { Notifier, type NotifierParts } from '../../chat/notices/notifier.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Meter } from '../../chat/protocol/meter.js';
import type { ChatSettings } from '../../chat/protocol/settings.js';
import { WatchRound } from '../../chat/watches/round.js';
import type { Library } from '../../core/types/library.js';
import type { State } from '../../state/open-state.js';
import { newId } from './dispatcher-parts.js';
import type { Platform } from './platform.js';

export interface NotifierOptions {
  readonly library: Library;
  readonly state: State;
  /** As the operator named it. */
  readonly corpusFolder: string;
  readonly dispatcher: Dispatcher;
  /** Those in force now. */
  readonly settings: () => ChatSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly meter?: Pick<Meter, 'corrected'> | undefined;
  /** Aborted when no further notice is to be sent. */
  readonly signal: AbortSignal;
}

/** For each platform, who tells people there when what was quoted to them has changed. */
export function makeNotifiers(
  platforms: readonly Platform[],
  { library, state, corpusFolder, dispatcher, settings, now, meter, signal }: NotifierOptions,
  log: Logger,
): Notifier[] {
  const { noticeLock } = state.forCorpus(corpusFolder);
  return platforms.map((platform) => {
    const { name } = platform.status;
    const parts = {
      library,
      notices: state.notices,
      lock: noticeLock(name),
      corrector: () => platform.corrector,
      viewOf: dispatcher.viewOf.bind(dispatcher),
      placeAgain: platform.placeAgain.bind(platform),
      settings,
      now,
      newId,
      sent: () => meter?.corrected(name),
    };
    const { watches, givenAnswers } = state;
    const watching = { ...parts, watches, givenAnswers };
    const also = (...[log, stopping]: Parameters<NonNullable<NotifierParts['also']>>) => {
      const { messenger } = platform;
      return messenger && new WatchRound(name, messenger, watching, log, stopping);
    };
    return new Notifier(name, { ...parts, also }, log, signal);
  });
}
