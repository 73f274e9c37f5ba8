import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineFindings } from '../../../src/cli/wiring/doctor-engine.js';
import { readConfig } from '../../../src/config/config.js';
import { commandLine } from '../../../src/texts/command-line/index.js';
import { FakeOpenSearch } from '../../engines/opensearch/fake-opensearch.js';
import { defaultConfiguration } from '../../support/default-configuration.js';

const { engine } = commandLine.doctor;

let fake: FakeOpenSearch;
beforeEach(async () => {
  fake = await FakeOpenSearch.start();
});
afterEach(() => fake.close());

const findings = (url?: string) =>
  engineFindings(
    readConfig(
      url === undefined
        ? defaultConfiguration
        : { ...defaultConfiguration, VERBATIM_ENGINE_URL: url, VERBATIM_ENGINE_INDEX: 'shelf' },
    ),
  );

describe('the doctor', () => {
  it('says nothing of an engine where none is configured', async () => {
    expect(await findings()).toEqual([]);
  });

  it('says that the cluster answers, and what is behind the alias', async () => {
    const answers = { level: 'ok', ...engine.answers('2.19.1', fake.url) };
    expect(await findings(fake.url)).toEqual([answers, { level: 'warning', ...engine.lacksIndex('shelf') }]);
    await fetch(`${fake.url}/shelf-1`, { method: 'PUT' });
    const body = JSON.stringify({ actions: [{ add: { index: 'shelf-1', alias: 'shelf' } }] });
    await fetch(`${fake.url}/_aliases`, { method: 'POST', body });
    expect(await findings(fake.url)).toEqual([
      answers,
      { level: 'ok', ...engine.hasIndex('shelf', ['shelf-1']) },
    ]);
  });

  it('names what is wrong and what to do, without the password', async () => {
    fake.script('GET', /^\/$/, { status: 401, body: 'Unauthorized' });
    const [finding] = await findings(fake.url.replace('//', '//bot:pa55word@'));
    expect(finding).toEqual({
      level: 'problem',
      what: expect.stringMatching(/^engine: OpenSearch at http:\/\/127\.0\.0\.1:\d+ denies access \(401\)$/),
      todo: expect.stringMatching(/^check the user and the password in VERBATIM_ENGINE_URL/),
    });
    expect(JSON.stringify(finding)).not.toContain('pa55word');
  });

  it('tells another program from OpenSearch', async () => {
    fake.script('GET', /^\/$/, { status: 200, body: { version: { number: '8.1.0' } } });
    expect(await findings(fake.url)).toEqual([
      { level: 'problem', ...engine.isAnother(fake.url, 'unknown 8.1.0') },
    ]);
  });
});
