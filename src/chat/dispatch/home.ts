import type { Scope } from '../../core/types/scope.js';
import { home as homeWords } from '../messages/home.js';
import type { AnyCommand } from '../protocol/command.js';
import type { Location } from '../protocol/location.js';
import type { ReplyContent } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { suggestedQuestions } from './examples.js';

/** What stands on the bot's own page, where a platform has one: what may be asked there, how fresh it is, and how to ask. */
export async function home(request: {
  readonly scope: Scope;
  readonly place: Location;
  readonly services: Services;
  readonly commands: readonly AnyCommand[];
}): Promise<ReplyContent> {
  const { scope, place, services, commands } = request;
  const [status, documents, suggestions] = await Promise.all([
    services.library.status(scope),
    services.library.catalogue(scope),
    suggestedQuestions(services.library, scope, commands),
  ]);
  return homeWords(services.settings.texts, {
    status,
    documents,
    suggestions,
    commands,
    place,
    now: services.now(),
  });
}
