import { z } from 'zod';
import { nearest } from '../chat/dispatch/nearest.js';
import type { Grant } from '../chat/protocol/grants.js';
import { dayMs } from '../core/types/day.js';
import { namedIn, platforms } from './platforms.js';
import type { Redactor } from './problems.js';
import { byPlatform, flag, id, list, oneOrMore, section } from './schema.js';

/** In place of a workspace: direct messages, where they belong to none, so that no workspace's grant opens them. */
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
  `must be a channel id such as ${platforms
    .map(({ ids, label }) => `${ids.granted.example} (${label})`)
    .join(' or ')}`,
  ...platforms.map(({ ids }) => ids.granted.shape),
);

const roles = platforms.flatMap(({ ids }) => ids.role ?? []);
const roleId = id(roles.map(({ expected }) => expected).join(', or '), ...roles.map(({ shape }) => shape));

const workspaceIds = byPlatform(({ ids: { workspace }, directMessagesAlone }) =>
  (directMessagesAlone
    ? id(`${workspace.expected} or ${directMessages}`, workspace.shape, /^direct-messages$/)
    : id(workspace.expected, workspace.shape)
  ).optional(),
);

/** The last day on which a grant holds, in UTC. */
const lastDay = z
  .string('must be a day such as 2026-12-31')
  .refine((text) => Number.isFinite(dayOf(text)), 'must be a day such as 2026-12-31');

const grantKeys = section({
  // Read by their names alone: see `namedIn`.
  ...(workspaceIds as Record<never, never>),
  channel: channelId.optional(),
  role: roleId.optional(),
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

function contradictions(entry: GrantSettings): readonly string[] {
  const [named, ...others] = namedIn(entry);
  if (named === undefined || others.length > 0) {
    const workspaces = platforms.map(({ name, workspaceWord }) => `one ${workspaceWord} (${name})`);
    return [`must name ${workspaces.join(' or ')}`];
  }
  const { channel, role, shared } = entry;
  const { ids, label, sharesChannels, workspaceWord } = named.platform;
  const wrong: string[] = [];
  if (channel !== undefined && role !== undefined) wrong.push('must name a channel or a role, not both');
  if (channel !== undefined && !ids.granted.shape.test(channel))
    wrong.push(`must name a channel of ${label}`);
  if (role !== undefined && ids.role === undefined) wrong.push(`must name no role: ${label} has none`);
  if (shared && (!sharesChannels || channel === undefined)) {
    const sharing = platforms.filter((platform) => platform.sharesChannels);
    wrong.push(
      `must name a ${sharing.map((platform) => platform.label).join(' or ')} channel where it says shared`,
    );
  }
  if (named.id === directMessages && (channel !== undefined || role !== undefined)) {
    wrong.push(`must name no channel and no role with ${directMessages}`);
  }
  if (role !== undefined && role === named.id) {
    wrong.push(`must leave the role out: this one is everybody in the ${workspaceWord}`);
  }
  return wrong;
}

/**
 * The grant that an entry of `grants` describes.
 * @param entry As it was read; it names one platform.
 */
export function grantOf(entry: GrantSettings): Grant {
  const [named] = namedIn(entry);
  if (named === undefined) throw new RangeError('a grant names a platform');
  const { channel, role, shared, until, collections } = entry;
  const { name: platform } = named.platform;
  const end = until === undefined ? {} : { endsAt: dayOf(until) + dayMs };
  if (named.id === directMessages) return { platform, to: 'direct-messages', collections, ...end };
  const inside = { platform, workspace: named.id, collections, ...end };
  if (role !== undefined) return { ...inside, to: 'role', role };
  return channel === undefined
    ? { ...inside, to: 'workspace' }
    : { ...inside, to: 'channel', channel, shared };
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
