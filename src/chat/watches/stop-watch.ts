import { auditLog } from '../../texts/audit-log.js';
import * as words from '../messages/watches.js';
import type { Location, Person } from '../protocol/location.js';
import type { ReplyContent } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';

/** Erases a watch of one's own; a moderator also any that tells the channel. */
export async function stopWatch(
  id: string,
  {
    place,
    person,
    mayStopAny,
  }: {
    readonly place: Location;
    readonly person: Pick<Person, 'id' | 'name'>;
    /** Whether it is a moderator who stops it; asked where it is not their own. */
    readonly mayStopAny: () => Promise<boolean>;
  },
  { watches, audit, now, settings: { texts } }: Pick<Services, 'watches' | 'audit' | 'now' | 'settings'>,
): Promise<ReplyContent> {
  const wanted = id.trim().toUpperCase();
  const watcher = { place, personId: person.id };
  const stopped =
    (await watches.stop(wanted, watcher, false)) ??
    ((await mayStopAny()) ? await watches.stop(wanted, watcher, true) : undefined);
  if (stopped === undefined) return words.unknownWatch(texts);
  if (stopped.tells === 'channel') {
    const detail = auditLog.watch([stopped.id], auditLog.watchEndings.stopped);
    await audit.append({ at: now(), place, person, action: 'watch', detail });
  }
  return words.stoppedWatch(texts, stopped);
}
