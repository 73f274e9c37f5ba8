import type { z } from 'zod';
import { type Helper, helperKinds } from '../chat/protocol/helpers.js';
import { namedIn, platforms } from './platforms.js';
import { byPlatform, id, list, section, wholeNumberIn } from './schema.js';

const channelIds = byPlatform(({ ids: { channel } }) => id(channel.expected, channel.shape).optional());

const helperIds = Object.fromEntries(
  helperKinds.map((kind) => {
    const shapes = platforms.flatMap(({ helpers }) => helpers[kind] ?? []);
    const expected = shapes.map((shape) => shape.expected).join(', or ');
    return [kind, id(expected, ...shapes.map(({ shape }) => shape)).optional()];
  }),
) as Record<(typeof helperKinds)[number], z.ZodOptional<ReturnType<typeof id>>>;

const helperKeys = section({
  // Read by their names alone: see `namedIn`.
  ...(channelIds as Record<never, never>),
  ...helperIds,
});

type HelperEntry = z.infer<typeof helperKeys>;

export const helperNames: readonly string[] = Object.keys(helperKeys.shape);

export const helpers = list(
  helperKeys.superRefine((entry, context) => {
    for (const message of contradictions(entry)) context.addIssue({ code: 'custom', message });
  }),
);

export const helperCalls = section({
  perUserHourly: wholeNumberIn(0, 100).default(3),
  perChannelDaily: wholeNumberIn(0, 1_000).default(20),
}).prefault({});

function contradictions(entry: HelperEntry): readonly string[] {
  const [named, ...others] = namedIn(entry);
  if (named === undefined || others.length > 0)
    return [`must name one channel: ${platforms.map(({ name }) => name).join(' or ')}`];
  const { helpers: known, label } = named.platform;
  const kinds = Object.keys(known).join(' or ');
  const given = helperKinds.filter((kind) => entry[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) return [`must name one to ask there: ${kinds}`];
  const shape = known[kind];
  if (shape === undefined) return [`must name no ${kind}: ${label} has ${kinds}`];
  const isTheirs = shape.shape.test(entry[kind] ?? '');
  // One of no platform is named already.
  const isKnown = platforms.some(({ helpers: others }) => others[kind]?.shape.test(entry[kind] ?? ''));
  return isTheirs || !isKnown ? [] : [`has another platform’s ${kind}: ${shape.expected}`];
}

/** The channels with whom to ask there, as `HelperSettings` has them. @param entries As they were read. */
export function helpersOf(entries: readonly HelperEntry[]): ReadonlyMap<string, Helper> {
  return new Map(
    entries.flatMap((entry) =>
      namedIn(entry).flatMap(({ platform, id: channel }) =>
        helperKinds.flatMap((kind): [string, Helper][] => {
          const named = entry[kind];
          return named === undefined ? [] : [[`${platform.name}:${channel}`, { kind, id: named }]];
        }),
      ),
    ),
  );
}
