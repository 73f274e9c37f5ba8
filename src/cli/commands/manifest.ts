import { commands } from '../../../commands/index.js';
import { slackFeatures } from '../../adapters/slack/features.js';
import { slackManifest } from '../../adapters/slack/manifest.js';
import { readManifestArguments } from '../../adapters/terminal/manifest-arguments.js';
import { readConfig } from '../../config/config.js';
import { defined } from '../../core/types/defined.js';
import type { Terminal } from '../wiring/terminal.js';

/** `npm run verbatim -- manifest [--http URL]`: the Slack app's manifest for the present configuration, as JSON. */
export async function manifest(argv: readonly string[], terminal: Terminal): Promise<number> {
  const url = readManifestArguments(argv);
  const config = readConfig(terminal.env);
  const made = slackManifest({
    commands,
    texts: config.chat.texts,
    mode: url === undefined ? { kind: 'socket' } : { kind: 'http', url },
    features: slackFeatures(config.chat),
    ...defined({ publicUrl: config.server.publicUrl }),
  });
  terminal.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
  return 0;
}
