import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { platforms } from '../../config/platforms.js';
import { installProblems } from '../../config/start-problems.js';

/** What keeps workspaces from installing the bot by themselves, where the operator wants them to. */
export function installFindings(config: Config): readonly Finding[] {
  const wanted = platforms.filter(({ name }) => config.chat.access.installable?.has(name));
  const findings: Finding[] = installProblems(config).map((what) => ({
    level: 'problem',
    what,
    todo: `set it right, or ${wanted.map(({ name }) => `${name}.install: false`).join(', ')}`,
  }));
  if (wanted.length > 0 && config.server.publicUrl?.startsWith('http:') === true) {
    findings.push({
      level: 'warning',
      what: `${wanted.map(({ label }) => label).join(', ')}: PUBLIC_URL is no https address, so no installation can be finished`,
      todo: 'put a proxy with a certificate before it',
    });
  }
  return findings;
}
