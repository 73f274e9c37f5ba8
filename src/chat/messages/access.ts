import { dayMs } from '../../core/types/day.js';
import type { Texts } from '../../texts/texts.js';
import { type Grant, hasEnded } from '../protocol/grants.js';
import { type ReplyContent, text } from '../protocol/reply.js';
import type { ChatSettings } from '../protocol/settings.js';

/** To whoever asks where nothing is granted; it names no document. */
export function closed({ access }: Texts): ReplyContent {
  return { blocks: [text(access.closed)], data: { error: 'closed' } };
}

/** To whoever asks for all to see where only a private answer is open to them. */
export function privateOnly({ access }: Texts): ReplyContent {
  return { blocks: [text(access.privateOnly)], data: { error: 'private-only' } };
}

/** A grant that ends within this many days is marked. */
const soonDays = 14;

/** Who may ask what until when. */
export function granted(
  texts: Texts,
  grants: readonly Grant[],
  facts: {
    readonly isOpen: boolean;
    readonly isLocal: boolean;
    readonly now: number;
    readonly platforms: ChatSettings['platforms'];
  },
): ReplyContent {
  const { access: words } = texts;
  const { isOpen, isLocal, now, platforms } = facts;
  const data = { open: isOpen, grants: grants.map((grant) => ({ ...grant, ended: hasEnded(grant, now) })) };
  if (isOpen) return { blocks: [text(words.nothingRestricted)], data };
  if (grants.length === 0) return { blocks: [text(words.nothingGranted)], data };
  const { columns } = words;
  return {
    blocks: [
      text(isLocal ? words.whoMay : words.whoMayHere),
      {
        kind: 'table',
        table: {
          columns: [
            ...(isLocal ? [{ title: columns.where }] : []),
            { title: columns.who },
            { title: columns.collections },
            { title: columns.until },
          ],
          rows: grants.map((grant) => [
            ...(isLocal ? [whereOf(grant, platforms)] : []),
            whoOf(texts, grant, platforms),
            grant.collections.join(', '),
            untilOf(texts, grant, now),
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

function whoOf({ access: words }: Texts, grant: Grant, platforms: ChatSettings['platforms']): string {
  switch (grant.to) {
    case 'workspace':
      return words.whole[platforms.get(grant.platform)?.workspaceWord ?? 'workspace'];
    case 'channel':
      return grant.shared ? words.sharedChannel(grant.channel) : words.channel(grant.channel);
    case 'role':
      return words.role(grant.role);
    case 'direct-messages':
      return words.directMessages;
  }
}

function untilOf({ access: words }: Texts, grant: Grant, now: number): string {
  const { endsAt } = grant;
  if (endsAt === undefined) return words.noEnd;
  const lastDay = endsAt - 1;
  if (hasEnded(grant, now)) return words.ended(lastDay, endsAt, now);
  const days = Math.ceil((endsAt - now) / dayMs);
  return words.until(lastDay, days > soonDays ? undefined : days);
}
