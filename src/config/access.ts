import { z } from 'zod';
import { nearest } from '../chat/dispatch/nearest.js';
import type { Grant } from '../chat/protocol/grants.js';
import { dayMs } from '../core/types/day.js';
import type { Redactor } from './problems.js';
import { discordId, flag, id, list, oneOrMore, section, slackWorkspace } from './schema.js';

/** In place of a guild: direct messages on Discord, which no guild's grant opens. */
const directMessages = 'direct-messages';

const collectionName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.-]{0,39}$/u);

/** `news`, `news/2018`, `*.md`: as document ids are written, from the corpus folder on. */
const pattern = z
  .string()
  .refine((text) => /[^!\s/.]|\*/u.test(text) && !/^!?\/|(^!?|\/)\.\.(\/|$)|\\/u.test(text));

export const collections = z
  .record(
    collectionName,
    oneOrMore(
      pattern,
      'must be a folder or glob below corpus.folder, with / and no .., or a list of them',
    ).refine(
      (patterns) => patterns.length === 0 || patterns.some((text) => !text.startsWith('!')),
      'must take something in: it only leaves out (!)',
    ),
    {
      error: ({ code }) =>
        code === 'invalid_key'
          ? 'must have a name of at most 40 letters, digits, spaces, dots, hyphens and underscores'
          : 'must be a mapping of names to folders or globs',
    },
  )
  .readonly();

export const collectionNames = oneOrMore(
  z.string().min(1),
  'must be the name of a collection, or a list of them',
);

const channelId = id(
  /^(?:[CG][A-Z0-9]{2,}|\d{1,20})$/,
  'must be a channel id such as C012AB3CD, or of digits on Discord',
);

/** The last day on which a grant holds, in UTC. */
const lastDay = z
  .string('must be a day such as 2026-12-31')
  .refine((text) => Number.isFinite(dayOf(text)), 'must be a day such as 2026-12-31');

const grantKeys = section({
  slack: slackWorkspace.optional(),
  discord: id(
    /^(?:\d{1,20}|direct-messages)$/,
    `must be a Discord server’s id (digits only) or ${directMessages}`,
  ).optional(),
  channel: channelId.optional(),
  role: discordId.optional(),
  shared: flag.default(false),
  collections: collectionNames,
  until: lastDay.optional(),
});

export type GrantSettings = z.infer<typeof grantKeys>;

export const grantNames: readonly string[] = Object.keys(grantKeys.shape);

export const grants = list(
  grantKeys.superRefine((grant, context) => {
    for (const message of contradictions(grant)) context.addIssue({ code: 'custom', message });
  }),
);

function contradictions({ slack, discord, channel, role, shared }: GrantSettings): string[] {
  if ((slack === undefined) === (discord === undefined)) {
    return ['must name one workspace (slack) or one server (discord)'];
  }
  const wrong: string[] = [];
  if (channel !== undefined && role !== undefined) wrong.push('must name a channel or a role, not both');
  if (channel !== undefined && /^\d/.test(channel) !== (slack === undefined)) {
    wrong.push(`must name a channel of ${slack === undefined ? 'Discord' : 'Slack'}`);
  }
  if (slack !== undefined && role !== undefined) wrong.push('must name no role: Slack has none');
  if (shared && (slack === undefined || channel === undefined)) {
    wrong.push('must name a Slack channel where it says shared');
  }
  if (discord === directMessages && (channel !== undefined || role !== undefined)) {
    wrong.push(`must name no channel and no role with ${directMessages}`);
  }
  if (role !== undefined && role === discord) {
    wrong.push('must leave the role out: this one is everybody in the server');
  }
  return wrong;
}

/** The grant that an entry of `grants` describes. */
export function grantOf(entry: GrantSettings): Grant {
  const { slack, discord = '', channel, role, shared, until } = entry;
  const rest = {
    collections: entry.collections,
    ...(until === undefined ? {} : { endsAt: dayOf(until) + dayMs }),
  };
  if (slack !== undefined) {
    return channel === undefined
      ? { platform: 'slack', to: 'workspace', workspace: slack, ...rest }
      : { platform: 'slack', to: 'channel', workspace: slack, channel, shared, ...rest };
  }
  if (discord === directMessages) return { platform: 'discord', to: 'direct-messages', ...rest };
  if (role !== undefined) return { platform: 'discord', to: 'role', workspace: discord, role, ...rest };
  return channel === undefined
    ? { platform: 'discord', to: 'workspace', workspace: discord, ...rest }
    : { platform: 'discord', to: 'channel', workspace: discord, channel, shared, ...rest };
}

/** The start of a day in UTC, milliseconds since 1970; NaN for one that no calendar has. */
function dayOf(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const start = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(start) && new Date(start).toISOString().startsWith(text) ? start : Number.NaN;
}

/** Names that no collection has, where the file names collections, however wrong the rest of it may be. */
export function unknownCollections(root: unknown, redactor: Redactor): readonly string[] {
  const known = Object.keys(mappingOf(mappingOf(root)['collections']));
  const listed = ['grants', 'channels'].flatMap((key) => {
    const entries = mappingOf(root)[key];
    return Array.isArray(entries) ? entries.map((entry, i) => [`${key}[${i}]`, entry] as const) : [];
  });
  return [...listed, ['mcp', mappingOf(root)['mcp']] as const].flatMap(([path, entry]) => {
    const named = mappingOf(entry)['collections'];
    return (Array.isArray(named) ? named : [named])
      .filter((name): name is string => typeof name === 'string' && !known.includes(name))
      .map((name) => {
        const meant = nearest(name, known);
        const hint = meant === undefined ? 'add it under collections' : `did you mean ${meant}?`;
        return `${path}.collections names ${redactor.describe(name)}, which is no collection; ${hint}`;
      });
  });
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
