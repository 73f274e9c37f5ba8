import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { mcpFindings } from '../../../src/cli/wiring/doctor-mcp.js';
import { readConfig } from '../../../src/config/config.js';
import { commandLine } from '../../../src/texts/command-line/index.js';

const token = { VERBATIM_MCP_TOKEN: '0123456789abcdef0123456789abcdef' };
const grants = 'collections: { news: news }\ngrants: [{ slack: T012, collections: news }]\n';

function findings(yaml: string, env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'verbatim.yaml');
  writeFileSync(file, yaml);
  return mcpFindings(readConfig({ ...env, VERBATIM_CONFIG: file }));
}

const on = 'web: { mcp: true }\n';
const { mcp } = commandLine.doctor;

it.each([
  ['', {}, [{ level: 'ok', ...mcp.isOff }]],
  [
    on,
    {},
    [
      {
        level: 'problem',
        ...mcp.isFaulty(
          'environment: VERBATIM_MCP_TOKEN is missing, but web.mcp is true: openssl rand -hex 32 makes one',
        ),
      },
    ],
  ],
  [on, token, [{ level: 'ok', ...mcp.isOn() }]],
  [`${on}${grants}`, token, [{ level: 'warning', ...mcp.seesNothing }]],
  [
    `${on}${grants}mcp: { collections: news }\n`,
    { ...token, PUBLIC_URL: 'http://docs.example.org' },
    [
      { level: 'ok', ...mcp.isOn(['news']) },
      { level: 'warning', ...mcp.isOverheard },
    ],
  ],
])('the doctor says of %j with %o what holds', (yaml, env, expected) => {
  const found = findings(yaml, env);
  expect(found).toEqual(expected);
  expect(JSON.stringify(found)).not.toContain(token.VERBATIM_MCP_TOKEN);
});
