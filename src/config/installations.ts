import { platforms } from './platforms.js';
import { flag, id, list, section } from './schema.js';

/** A section of the file for each platform from which workspaces can install the bot by themselves, under its name. */
export const installations = Object.fromEntries(
  platforms
    .filter(({ installing }) => installing !== undefined)
    .map(({ name, ids: { workspace } }) => [
      name,
      section({
        install: flag.default(false),
        workspaces: list(id(workspace.expected, workspace.shape)).default([]),
      }).prefault({}),
    ]),
);

/**
 * The platforms from which workspaces install the bot by themselves, by name, each with the workspaces that see every document.
 * @param settings As they were read.
 */
export function installationsIn(settings: object): ReadonlyMap<string, ReadonlySet<string>> {
  const sections = settings as Readonly<
    Record<string, { readonly install?: boolean; readonly workspaces?: readonly string[] } | undefined>
  >;
  return new Map(
    platforms.flatMap(({ name }) => {
      const { install = false, workspaces = [] } = sections[name] ?? {};
      return install ? [[name, new Set(workspaces)] as const] : [];
    }),
  );
}
