import { discord } from '../adapters/discord/platform.js';
import { slack } from '../adapters/slack/platform.js';
import type { PlatformDeclaration } from '../chat/protocol/platform.js';

/** Every chat platform that can be configured, in the order of messages and of .env.example. */
export const platforms: readonly PlatformDeclaration[] = [slack, discord];

/** "Slack or Discord" */
export const platformLabels = platforms.map(({ label }) => label).join(' or ');

/** The platform whose key stands in an entry of a list in the file, with the id that it names: `slack: C012AB3CD`. */
export function namedIn(
  entry: object,
): readonly { readonly platform: PlatformDeclaration; readonly id: string }[] {
  return platforms.flatMap((platform) => {
    const id = (entry as Readonly<Record<string, unknown>>)[platform.name];
    return typeof id === 'string' ? [{ platform, id }] : [];
  });
}
