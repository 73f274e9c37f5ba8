import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { mcpFindings } from '../../../src/cli/wiring/doctor-mcp.js';
import { readConfig } from '../../../src/config/config.js';

const token = { VERBATIM_MCP_TOKEN: '0123456789abcdef0123456789abcdef' };
const grants = 'collections: { news: news }\ngrants: [{ slack: T012, collections: news }]\n';

function findings(yaml: string, env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'verbatim.yaml');
  writeFileSync(file, yaml);
  return mcpFindings(readConfig({ ...env, VERBATIM_CONFIG: file })).map(
    ({ level, what }) => `${level}: ${what}`,
  );
}

const on = 'web: { mcp: true }\n';

it.each([
  ['', {}, ['ok: MCP over HTTP: off (web.mcp)']],
  [
    on,
    {},
    [
      'problem: environment: VERBATIM_MCP_TOKEN is missing, but web.mcp is true: openssl rand -hex 32 makes one',
    ],
  ],
  [on, token, ['ok: MCP over HTTP: at /mcp, with VERBATIM_MCP_TOKEN, all documents']],
  [
    `${on}${grants}`,
    token,
    ['warning: MCP over HTTP: nothing may be searched, since there are grants and none for it'],
  ],
  [
    `${on}${grants}mcp: { collections: news }\n`,
    { ...token, PUBLIC_URL: 'http://docs.example.org' },
    [
      'ok: MCP over HTTP: at /mcp, with VERBATIM_MCP_TOKEN, collections news',
      'warning: MCP over HTTP: PUBLIC_URL is no https address, so the token can be read on its way',
    ],
  ],
])('the doctor says of %j with %o what holds', (yaml, env, expected) => {
  const found = findings(yaml, env);
  expect(found).toEqual(expected);
  expect(found.join()).not.toContain(token.VERBATIM_MCP_TOKEN);
});
