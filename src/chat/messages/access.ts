import { dayMs } from '../../core/types/day.js';
import { type Grant, hasEnded } from '../protocol/grants.js';
import { type ReplyContent, text } from '../protocol/reply.js';
import type { ChatSettings } from '../protocol/settings.js';
import { age, countOf } from './format.js';

/** To whoever asks where nothing is granted; it names no document. */
export function closed(): ReplyContent {
  return {
    blocks: [
      text(
        'Sorry, I may not answer here: no documents have been opened to this place. Whoever runs me can change that.',
      ),
    ],
    data: { error: 'closed' },
  };
}

/** To whoever asks for all to see where only a private answer is open to them. */
export function privateOnly(): ReplyContent {
  return {
    blocks: [
      text('Sorry, I may not answer that for everyone here. I can answer you alone: ask with public:no.'),
    ],
    data: { error: 'private-only' },
  };
}

/** Above what only whoever asked may see, beside an answer for all. */
export const forYouAlone = 'For you alone, from documents that not everyone here may see:';

/** To whoever would share what not everyone in the channel may see. */
export function notForChannel(): ReplyContent {
  return {
    blocks: [
      text('Sorry, what this answer quotes has not been opened to everyone here, so it stays with you.'),
    ],
  };
}

/** In place of why the folder could not be read, where most of the folder is out of sight. */
export const unreadableHere =
  'The documents could not be read. Whoever runs me finds the reason with npm run doctor.';

/** In place of why the index could not be saved, which names a folder of this machine. */
export const unsavedHere =
  'The index could not be saved; the old one is kept. Whoever runs me finds the reason in the log, and with npm run doctor.';

/** A grant that ends within this many days is marked. */
const soonDays = 14;
/** Who may ask what until when. */
export function granted(
  grants: readonly Grant[],
  facts: {
    readonly isOpen: boolean;
    readonly isLocal: boolean;
    readonly now: number;
    readonly platforms: ChatSettings['platforms'];
  },
): ReplyContent {
  const { isOpen, isLocal, now, platforms } = facts;
  const data = { open: isOpen, grants: grants.map((grant) => ({ ...grant, ended: hasEnded(grant, now) })) };
  if (isOpen) {
    return {
      blocks: [text('Nothing is restricted: wherever I am installed, everybody may ask all documents.')],
      data,
    };
  }
  if (grants.length === 0) {
    return { blocks: [text('Nothing is granted here: everybody who asks gets a polite no.')], data };
  }
  return {
    blocks: [
      text(isLocal ? 'Who may ask what:' : 'Who may ask what here:'),
      {
        kind: 'table',
        table: {
          columns: [
            ...(isLocal ? [{ title: 'Where' }] : []),
            { title: 'Who' },
            { title: 'Collections' },
            { title: 'Until' },
          ],
          rows: grants.map((grant) => [
            ...(isLocal ? [whereOf(grant, platforms)] : []),
            whoOf(grant, platforms),
            grant.collections.join(', '),
            untilOf(grant, now),
          ]),
        },
      },
    ],
    data,
  };
}

function whereOf(grant: Grant, platforms: ChatSettings['platforms']): string {
  const platform = platforms.get(grant.platform)?.label ?? grant.platform;
  return 'workspace' in grant ? `${platform} ${grant.workspace}` : platform;
}

function whoOf(grant: Grant, platforms: ChatSettings['platforms']): string {
  switch (grant.to) {
    case 'workspace':
      return `the whole ${platforms.get(grant.platform)?.workspaceWord ?? 'workspace'}`;
    case 'channel':
      return `channel ${grant.channel}${grant.shared ? ' (also while shared)' : ''}`;
    case 'role':
      return `role ${grant.role} (private answers)`;
    case 'direct-messages':
      return 'direct messages';
  }
}

function untilOf(grant: Grant, now: number): string {
  const { endsAt } = grant;
  if (endsAt === undefined) return 'no end';
  const lastDay = new Date(endsAt - 1).toISOString().slice(0, 10);
  if (hasEnded(grant, now)) return `${lastDay} – ENDED ${age(endsAt, now)}`;
  const days = Math.ceil((endsAt - now) / dayMs);
  return days > soonDays
    ? lastDay
    : `${lastDay} – ends ${days === 1 ? 'within a day' : `in ${countOf(days, 'day')}`}`;
}
