import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { platforms } from '../../config/platforms.js';
import { installProblems } from '../../config/start-problems.js';
import { commandLine } from '../../texts/command-line/index.js';

const { install } = commandLine.doctor;

/** What keeps workspaces from installing the bot by themselves, where the operator wants them to. */
export function installFindings(config: Config): readonly Finding[] {
  const wanted = platforms.filter(({ name }) => config.chat.access.installable?.has(name));
  const names = wanted.map(({ name }) => name);
  const findings: Finding[] = installProblems(config).map((problem) => ({
    level: 'problem',
    ...install.isFaulty(problem, names),
  }));
  if (wanted.length > 0 && config.server.publicUrl?.startsWith('http:') === true) {
    findings.push({ level: 'warning', ...install.lacksHttps(wanted.map(({ label }) => label)) });
  }
  return findings;
}
