import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { outcomes } from '../../src/chat/protocol/meter.js';
import { findProjectFolder } from '../../src/config/config.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { readProjectFile } from '../support/documentation.js';

const alertsFile = 'config/deploy/alerts.yaml';
const alerts: { groups: { rules: { alert: string; expr: string }[] }[] } = parse(readProjectFile(alertsFile));
const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
  readProjectFile('config/deploy/grafana-dashboard.json'),
);
const expressions = [
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
];

async function namesTold(): Promise<ReadonlySet<string>> {
  const metrics = new Metrics();
  metrics.watch({
    version: '',
    ranksByMeaning: false,
    waiting: () => 0,
    adapters: () => [],
    status: async () => ({ documents: 0, passages: 0, builtAt: 0, skipped: [] }),
    problems: () => 0,
  });
  const { text } = await metrics.read();
  return new Set([...text.matchAll(/^# TYPE (\S+)/gmu)].map(([, name = '']) => name));
}

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('alerts and dashboard', () => {
  it('ask for metrics that there are; the documentation names all of the bot’s own', async () => {
    const names = await namesTold();
    const asked = expressions.flatMap((expr) => [...expr.matchAll(/\b(?:verbatim|nodejs|process)_\w+/gu)]);
    expect(asked.length).toBeGreaterThan(20);
    const unknown = asked.map(([name]) => name.replace(/_bucket$/, '')).filter((name) => !names.has(name));
    expect(unknown).toEqual([]);
    const documented = readProjectFile('src/cli/README.md');
    const own = [...names].filter((name) => name.startsWith('verbatim_'));
    expect(own.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });

  it('name outcomes that there are', () => {
    const named = expressions.flatMap((expr) => [...expr.matchAll(/outcome=~?"([^"]+)"/gu)]);
    const known = new Set<string>([...outcomes, 'changed', 'unchanged']);
    const unknown = named.flatMap(([, value = '']) => value.split('|')).filter((value) => !known.has(value));
    expect(unknown).toEqual([]);
  });

  it('are five alerts, each of which waits before it is one', () => {
    const rules = alerts.groups.flatMap((group) => group.rules);
    expect(rules).toHaveLength(5);
    for (const rule of rules) expect(rule).toMatchObject({ for: expect.stringMatching(/^\d+m$/) });
  });

  it.skipIf(!hasPromtool())('pass promtool (skipped where it is not installed)', () => {
    const file = join(findProjectFolder(), alertsFile);
    expect(execFileSync('promtool', ['check', 'rules', file], { encoding: 'utf8' })).toContain(
      '5 rules found',
    );
  });
});

it('the documentation names log lines that the code writes, at the level that they have', () => {
  const rows = [
    ...readProjectFile('src/cli/README.md').matchAll(/^\| (`(?:a|the|there) .*?) \| (40|50) \|/gmu),
  ];
  expect(rows.length).toBeGreaterThanOrEqual(8);
  const code = sources();
  for (const [, messages = '', level] of rows) {
    for (const [, message = ''] of messages.matchAll(/`([^`]+)`/gu)) {
      const at = code.indexOf(`'${message}'`);
      expect(at, message).toBeGreaterThan(0);
      const call = code
        .slice(0, at)
        .match(/log\.(warn|error)\(/gu)
        ?.at(-1);
      expect(call, message).toBe(level === '50' ? 'log.error(' : 'log.warn(');
    }
  }
});

function sources(): string {
  const folder = join(findProjectFolder(), 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}
