import { z } from 'zod';
import { nearest } from '../chat/dispatch/nearest.js';
import type { IdShape, NameChoice } from '../chat/protocol/platform.js';
import { byPlatform, id, list, section } from './schema.js';

/** `moderators`: a section for each platform, with a list of each kind of moderators that it knows. */
export const moderators = section(
  byPlatform(({ moderators }) =>
    section(
      Object.fromEntries(Object.entries(moderators).map(([kind, named]) => [kind, listOf(named)])),
    ).prefault({}),
  ),
).prefault({});

function listOf(named: IdShape | NameChoice) {
  return 'among' in named
    ? list(nameAmong(named)).default(named.default)
    : list(id(named.expected, named.shape)).default([]);
}

function nameAmong({ among, kind, default: [example] }: NameChoice) {
  return z.enum(among, {
    error: ({ input }) => {
      const meant = typeof input === 'string' ? nearest(input, among) : undefined;
      const hint = meant === undefined ? `such as ${example}` : `(did you mean ${meant}?)`;
      return `must be the name of a ${kind} ${hint}`;
    },
  });
}
