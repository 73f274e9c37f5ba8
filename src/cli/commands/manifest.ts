import { commands } from '../../../commands/index.js';
import { slackManifest } from '../../adapters/slack/manifest.js';
import { readArguments, UsageError } from '../../adapters/terminal/arguments.js';
import { readConfig } from '../../config/config.js';
import { slackFeatures } from '../wiring/slack-features.js';
import type { Terminal } from '../wiring/terminal.js';

/** `npm run verbatim -- manifest [--http URL]`: the Slack app's manifest for the present configuration, as JSON. */
export async function manifest(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { values, words } = readArguments({ http: { type: 'string' } }, argv);
  if (words.length > 0) throw new UsageError('manifest takes no words, only --http URL');
  const url = values.http;
  if (url !== undefined && !/^https?:\/\/\S+$/u.test(url)) {
    throw new UsageError(`--http must be the bot’s public address (https://…), got ${url}`);
  }
  const config = readConfig(terminal.env);
  const made = slackManifest({
    commands,
    mode: url === undefined ? { kind: 'socket' } : { kind: 'http', url },
    features: slackFeatures(config.chat),
  });
  terminal.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
  return 0;
}
