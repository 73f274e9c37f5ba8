import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findProjectFolder } from '../../../src/config/config.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { FakeOpenSearch } from './fake-opensearch.js';

const run = promisify(execFile);
const program = join(findProjectFolder(), 'dist', 'src', 'main.js');

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A certificate that nobody has signed but itself. */
async function selfSigned(): Promise<{ readonly key: string; readonly cert: string; readonly file: string }> {
  const folder = await temporaryFolder();
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
      .concat(['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'])
      .concat(['-keyout', key, '-out', file]),
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

/** What the program says about the cluster, as an operator sees it. */
async function doctor(fake: FakeOpenSearch, environment: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  const env = {
    PATH: process.env['PATH'] ?? '',
    VERBATIM_STATE: folder,
    VERBATIM_ENGINE_URL: fake.url,
    VERBATIM_ENGINE_USER: 'ada',
    VERBATIM_ENGINE_PASSWORD: 'open sesame',
    ...environment,
  };
  const { stdout, stderr } = await run(process.execPath, [program, 'doctor'], { env, cwd: folder }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${stdout}${stderr}`;
}

describe.skipIf(!hasOpenssl)('a cluster behind TLS', () => {
  const secured = async () => {
    const certificate = await selfSigned();
    const fake = await FakeOpenSearch.start(certificate);
    onTestFinished(() => fake.close());
    return { fake, authority: certificate.file };
  };

  it('is asked, with user and password, where its certificate authority is named', async () => {
    const { fake, authority } = await secured();
    const said = await doctor(fake, { NODE_EXTRA_CA_CERTS: authority });
    expect(said).toContain(`engine: OpenSearch`);
    expect(said).toContain(`at ${fake.url} answers`);
    const basic = `Basic ${Buffer.from('ada:open sesame').toString('base64')}`;
    expect(new Set(fake.requests.map(({ headers }) => headers.authorization))).toEqual(new Set([basic]));
    expect(said).not.toContain('sesame');
  });

  it('whose certificate nobody vouches for is told nothing, and the operator what to do', async () => {
    const { fake } = await secured();
    const said = await doctor(fake, {});
    expect(said).toMatch(/engine: OpenSearch at \S+ shows a certificate that is not trusted \(self-signed/);
    expect(said).toContain('NODE_EXTRA_CA_CERTS');
    expect(fake.requests).toEqual([]);
    expect(said).not.toContain('sesame');
  });
});
