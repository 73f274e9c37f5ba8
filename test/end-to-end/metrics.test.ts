import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { launchInProcess, temporaryFolder } from './program.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

function configured(yaml: string): string {
  const file = join(temporaryFolder(), 'verbatim.yaml');
  writeFileSync(file, yaml);
  return file;
}

it('tells at /metrics what was asked, how long it took and what is indexed', async () => {
  const program = launchInProcess(['start'], {
    PORT: '0',
    VERBATIM_CONFIG: configured('web: { metrics: local }'),
  });
  const address = await program.ready();
  const question = 'which companies had access';
  await fetch(address, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams({ question }),
  });
  const response = await fetch(`${address}/metrics`);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain; version=0.0.4'),
  ]);
  const text = await response.text();
  expect(text).toContain('verbatim_requests_total{platform="web",command="ask",outcome="found"} 1\n');
  expect(text).toContain('verbatim_documents 2\n');
  expect(text).toContain('verbatim_refreshes_total{outcome="changed"} 1\n');
  expect(text).toMatch(/verbatim_request_duration_seconds_count\{stage="working"\} [1-9]/);
  expect(text).not.toContain('companies');
  const fromElsewhere = await fetch(`${address}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  expect([fromElsewhere.status, await fromElsewhere.json()]).toEqual([
    403,
    { error: 'it came through a proxy', see: 'web.metrics' },
  ]);
  expect((await program.stop()).code).toBe(0);
});

it('has no /metrics unless it is wanted, and answers others only where it is for all', async () => {
  const start = (yaml: string) =>
    launchInProcess(['start'], { PORT: '0', VERBATIM_CONFIG: configured(yaml) });
  const [off, all] = [start(''), start('web: { metrics: all }')];
  expect((await fetch(`${await off.ready()}/metrics`)).status).toBe(404);
  const through = { headers: { 'x-forwarded-for': '192.0.2.1' } };
  expect((await fetch(`${await all.ready()}/metrics`, through)).status).toBe(200);
});
