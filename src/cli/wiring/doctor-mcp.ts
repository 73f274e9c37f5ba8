import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { mcpProblems } from '../../config/start-problems.js';
import { commandLine } from '../../texts/command-line/index.js';

const { mcp: texts } = commandLine.doctor;

/** Whether assistants may ask over HTTP, and what they would find. */
export function mcpFindings(config: Config): readonly Finding[] {
  const { web, publicUrl } = config.server;
  if (!web.mcp) return [{ level: 'ok', ...texts.isOff }];
  const missing = mcpProblems(config);
  if (missing.length > 0) return missing.map((problem) => ({ level: 'problem', ...texts.isFaulty(problem) }));
  const {
    access,
    mcp: { collections },
  } = config.chat;
  const isShut = collections === undefined && access.grants.length > 0;
  const findings: Finding[] = [
    isShut ? { level: 'warning', ...texts.seesNothing } : { level: 'ok', ...texts.isOn(collections) },
  ];
  if (publicUrl?.startsWith('http:') === true) findings.push({ level: 'warning', ...texts.isOverheard });
  return findings;
}
