import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysedDocument } from '../../../src/core/types/forward-document.js';
import { DamagedIndexError } from '../../../src/core/types/ports.js';
import { everything } from '../../../src/core/types/scope.js';
import {
  OpenSearchEngine,
  type OpenSearchEngineOptions,
} from '../../../src/engines/opensearch/opensearch-engine.js';
import { OpenSearchError } from '../../../src/engines/opensearch/opensearch-error.js';
import { each, entry, factsOf } from '../analysed.js';
import { FakeOpenSearch, type Fault, lostShard, tooManyRequests, unavailable } from './fake-opensearch.js';

let fake: FakeOpenSearch;
beforeEach(async () => {
  fake = await FakeOpenSearch.start();
});
afterEach(() => fake.close());

const corpus = [entry('a', 'zebra', 'zebra eat grass'), entry('b', '', 'lion sleep', 'zebra run')];
/** Small requests, so that there are several; no waiting where the cluster does not ask for it. */
const small = { batchRows: 4, patienceMs: 5_000, pauseMs: 1 };
const quick = { deadlineMs: 20_000, attemptMs: 400, pauseMs: 1 };
const hopeless = { deadlineMs: 2_000, attemptMs: 400, pauseMs: 1 };

const engineOf = (options: Partial<OpenSearchEngineOptions> = {}) =>
  new OpenSearchEngine({
    address: { nodes: [fake.url] },
    alias: 'shelf',
    bulk: small,
    times: quick,
    ...options,
  });
const change = (removed: readonly string[] = []) => ({ facts: factsOf('f'), removed });
const replace = (engine: OpenSearchEngine, documents: readonly AnalysedDocument[] = corpus) =>
  engine.replace(each(documents), change);
const apply = (
  engine: OpenSearchEngine,
  documents: readonly AnalysedDocument[],
  removed: readonly string[] = [],
) => engine.apply(each(documents), () => change(removed));
const found = async (engine: OpenSearchEngine, ...terms: string[]) => {
  const { reader } = await engine.open();
  return (await reader?.search(terms, 10, everything))?.documents.map(({ id }) => id);
};
const failure = async (promise: Promise<unknown>): Promise<OpenSearchError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OpenSearchError);
  return error as OpenSearchError;
};
/** The rows behind the alias, but for those that name the write. */
const rows = () => [...fake.indices.documents('shelf')].filter(([id]) => id !== 'manifest').sort();

describe('a cluster that has no room for a while', () => {
  it.each<[string, ...Fault[]]>([
    ['429 with the time to wait', tooManyRequests(0), tooManyRequests(1)],
    ['429 without it', tooManyRequests()],
    ['503', unavailable, unavailable],
    ['a shard lost while it was searched', lostShard(500), lostShard(500)],
    ['a reset connection', 'reset', 'reset'],
    ['an answer that stalls', 'stalled'],
    ['silence', 'silent'],
  ])('is asked again: %s', async (_, ...faults) => {
    const engine = engineOf();
    await replace(engine);
    fake.script('POST', /_search$/, ...faults);
    fake.script('GET', /_doc\/manifest$/, ...faults);
    expect(await found(engine, 'lion')).toEqual(['b']);
  });

  it('is asked again where the search of a shard went with its node', async () => {
    await replace(engineOf());
    fake.script('POST', /_search$/, lostShard(404), lostShard(404));
    expect(await found(engineOf(), 'lion')).toEqual(['b']);
  });

  it.each<[string, ...Fault[]]>([
    ['some rows refused with 429', { items: ['passage-1-0', 'document-0'], itemStatus: 429 }],
    ['some rows refused with 503', { items: ['passage-1-0'], itemStatus: 503 }],
    ['429', tooManyRequests(), tooManyRequests()],
    ['a request that is too large', { status: 413, body: '' }],
    ['a reset before anything was done', 'reset'],
    ['a reset after all was done', 'done-then-reset'],
    ['an answer that stalls', 'stalled'],
  ])('has every row once in the end: %s', async (_, ...faults) => {
    await replace(engineOf());
    const undisturbed = rows();
    fake.script('POST', /_bulk$/, ...faults);
    const reader = await replace(engineOf());
    expect(rows()).toEqual(undisturbed);
    expect([reader.documents, reader.passages]).toEqual([2, 3]);
  });

  it('is sent again only what it refused', async () => {
    fake.script('POST', /_bulk$/, { items: ['passage-0-0'], itemStatus: 429 });
    await replace(engineOf());
    const sent = fake.requests.filter(({ path }) => path.endsWith('_bulk')).map(({ body }) => body);
    expect(sent.filter((body) => body.includes('"passage-0-0"'))).toHaveLength(2);
    expect(sent.filter((body) => body.includes('"document-0"'))).toHaveLength(1);
  });

  it('is sent less at a time, and never more than two requests at once', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => entry(`d${i}`, '', `word${i} zebra`));
    fake.script('POST', /_bulk$/, { items: ['passage-0-0'], itemStatus: 429 });
    await replace(engineOf({ bulk: { ...small, batchRows: 64 } }), texts);
    const counts = fake.requests
      .filter(({ path }) => path.endsWith('_bulk'))
      .map(({ body }) => body.match(/^\{"(?:index|create)"/gmu)?.length ?? 0);
    expect(counts[0]).toBe(64);
    expect(counts.at(-1)).toBeLessThanOrEqual(32);
  });
});

describe('a write that fails', () => {
  it('leaves the old index, and nothing of the new one: a row is refused for good', async () => {
    const engine = engineOf();
    await replace(engine);
    const before = [fake.indices.names, rows(), await engine.generation()];
    fake.script('POST', /_bulk$/, { items: ['passage-0-0'], itemStatus: 400 });
    expect((await failure(replace(engine, [entry('n', '', 'new')]))).message).toContain(
      'mapper_parsing_exception',
    );
    expect([fake.indices.names, rows(), await engine.generation()]).toEqual(before);
  });

  it('leaves the old state where the last step of a change fails, and takes the next change', async () => {
    const engine = engineOf();
    await replace(engine);
    const generation = await engine.generation();
    fake.script('PUT', /_doc\/manifest$/, { status: 500, body: {} });
    expect((await failure(apply(engine, [entry('a', '', 'quagga')], ['b']))).kind).toBe('refused');
    expect(await engine.generation()).toBe(generation);
    expect(await found(engineOf(), 'zebra', 'quagga', 'lion')).toEqual(['b', 'a']);
    expect((await apply(engine, [entry('c', '', 'quagga')])).documents).toBe(3);
    expect(await found(engineOf(), 'quagga')).toEqual(['c']);
  });

  it('does not count as failed where only its answer was lost', async () => {
    fake.script('POST', /_aliases$/, 'done-then-reset');
    fake.script('PUT', /_doc\/manifest$/, 'done-then-reset');
    fake.script('PUT', /^\/shelf-[^/]*$/, 'done-then-reset');
    const engine = engineOf();
    await replace(engine);
    fake.script('PUT', /_doc\/manifest$/, 'done-then-reset');
    fake.script('PUT', /_doc\/writer$/, 'done-then-reset');
    expect((await apply(engine, [entry('c', '', 'emu')])).documents).toBe(3);
    expect(fake.indices.behind('shelf')).toHaveLength(1);
  });
});

describe('the index in a cluster', () => {
  it('changes by one request that moves the alias from the old index to the new one', async () => {
    const engine = engineOf();
    await replace(engine);
    const [old] = fake.indices.behind('shelf');
    await replace(engine, [entry('n', '', 'new')]);
    const [index] = fake.indices.behind('shelf');
    expect(index).not.toBe(old);
    const [, second] = fake.requests.filter(({ path }) => path === '/_aliases');
    expect(JSON.parse(second?.body ?? '').actions).toEqual([
      { add: { index, alias: 'shelf' } },
      { remove: { index: old, alias: 'shelf', must_exist: false } },
    ]);
  });

  it('keeps what was replaced for readers that have not followed, and clears it away at a later write', async () => {
    let now = 1_700_000_000_000;
    const engine = engineOf({ graceMs: 1_000, now: () => now });
    await replace(engine);
    await replace(engine);
    expect(fake.indices.names).toHaveLength(2);
    await apply(engine, [entry('a', '', 'emu')]);
    expect(fake.indices.names).toHaveLength(2);
    expect(fake.indices.documents('shelf').has('document-0')).toBe(true);
    now += 1_000;
    await apply(engine, []);
    expect(fake.indices.names).toHaveLength(1);
    expect(fake.indices.documents('shelf').has('document-0')).toBe(false);
    expect(await found(engine, 'emu', 'lion', 'zebra')).toEqual(['b', 'a']);
  });

  it('is taken away from what is left of builds that died, but not from a build that may be under way', async () => {
    let now = 1_700_000_000_000;
    const engine = engineOf({ graceMs: 1_000, now: () => now });
    const left = `shelf-${now.toString(36)}-0123abcd`;
    for (const name of [left, 'shelf-of-others']) await fetch(`${fake.url}/${name}`, { method: 'PUT' });
    await replace(engine);
    expect(fake.indices.names).toContain(left);
    now += 1_000;
    await apply(engine, []);
    expect(fake.indices.names).not.toContain(left);
    expect(fake.indices.names).toContain('shelf-of-others');
  });

  it('is not added to when its alias is gone, or it is another’s', async () => {
    const engine = engineOf();
    await replace(engine);
    const [index = ''] = fake.indices.behind('shelf');
    await fetch(`${fake.url}/${index}`, { method: 'DELETE' });
    await expect(apply(engine, [])).rejects.toThrow(DamagedIndexError);
    await replace(engine);
    const { body = '' } =
      fake.requests.findLast(({ path }) => path.endsWith('_doc/manifest') && path.startsWith('/shelf-')) ??
      {};
    const [now = ''] = fake.indices.behind('shelf');
    const manifest = JSON.parse(body);
    manifest.content.analysis = 0;
    await fetch(`${fake.url}/${now}/_doc/manifest`, { method: 'PUT', body: JSON.stringify(manifest) });
    expect(await engine.open()).toEqual({
      problem:
        'the OpenSearch index shelf was written by another version of Verbatim: it is left alone, and the corpus is read again',
    });
    await expect(apply(engine, [])).rejects.toThrow(DamagedIndexError);
  });

  it('is changed by one bot at a time', async () => {
    const [one, other] = [engineOf({ leaseMs: 60 }), engineOf({ leaseMs: 60 })];
    await replace(one);
    await other.open();
    let refused: OpenSearchError | undefined;
    async function* documents() {
      yield entry('c', '', 'emu');
      refused = await failure(apply(other, [entry('d', '', 'emu')]));
    }
    await one.apply(documents(), change);
    expect(refused?.message).toContain('another bot is changing the OpenSearch index');
    expect((await failure(apply(other, [entry('d', '', 'emu')]))).message).toContain(
      'another bot has written',
    );
    await other.open();
    expect((await apply(other, [entry('d', '', 'emu')])).documents).toBe(4);
  });

  it('is taken over from a writer that died', async () => {
    const engine = engineOf({ leaseMs: 40 });
    await replace(engine);
    const [index] = fake.indices.behind('shelf');
    const content = { owner: 'gone', epoch: 3 };
    await fetch(`${fake.url}/${index}/_doc/writer`, {
      method: 'PUT',
      body: JSON.stringify({ kind: 'writer', content }),
    });
    await fetch(`${fake.url}/${index}/_bulk`, {
      method: 'POST',
      body: '{"index":{"_id":"passage-9-0"}}\n{"kind":"passage","since":3,"number":9,"passage":"lion","passage_length":1}\n',
    });
    const reader = await apply(engine, [entry('c', '', 'lion')]);
    const { passages } = await reader.search(['lion'], 10, everything);
    expect(passages.map(({ id }) => id)).toEqual(['c#0', 'b#0']);
    expect(fake.indices.documents('shelf').has('passage-9-0')).toBe(false);
  });
});

describe('what is told of faults', () => {
  const secret = 'pa55word';
  const withSecret = { address: { nodes: [] as string[], username: 'bot', password: secret } };
  const guarded = (options: Partial<OpenSearchEngineOptions> = {}) =>
    engineOf({ address: { ...withSecret.address, nodes: [fake.url] }, ...options });

  it('sends the credentials in their header, and nowhere else', async () => {
    const engine = guarded();
    await replace(engine);
    const basic = `Basic ${Buffer.from(`bot:${secret}`).toString('base64')}`;
    for (const { headers, path, query, body } of fake.requests) {
      expect(headers.authorization).toBe(basic);
      expect(`${path}${query}${body}`).not.toContain(secret);
    }
  });

  it.each<[string, OpenSearchError['kind'], Fault, RegExp]>([
    [
      'a wrong password',
      'denied',
      { status: 401, body: 'Unauthorized' },
      /^OpenSearch at http:\/\/127\.0\.0\.1:\d+ denies access \(401\): check the user and the password/,
    ],
    ['no room', 'busy', tooManyRequests(), /has had no room for 2 s \(429, rejected_execution_exception\): /],
    [
      'silence',
      'unreachable',
      'silent',
      /has not answered within 2 s: look at the cluster's health and load$/,
    ],
    ['half an answer', 'unreachable', 'stalled', /has not answered within 2 s: /],
    ['a reset', 'unreachable', 'reset', /cannot be reached \(.*\): check VERBATIM_ENGINE_URL/],
    [
      'no answer to a search',
      'refused',
      { status: 200, body: 'It works!' },
      /an answer that cannot be read: check/,
    ],
  ])(
    'names the cluster and what to do, never the password or the question: %s',
    async (_, kind, fault, said) => {
      const printed = vi.spyOn(console, 'log');
      const engine = guarded();
      await replace(engine);
      const { reader } = await guarded({ times: hopeless }).open();
      fake.script('POST', /_search$/, ...Array.from({ length: 60 }, () => fault));
      const error = await failure(reader?.search(['secretquestion'], 5, everything) ?? Promise.resolve());
      expect([error.kind, error.message]).toEqual([kind, expect.stringMatching(said)]);
      const everythingSaid = inspect(error, { depth: 20, showHidden: true });
      for (const hidden of [secret, Buffer.from(`bot:${secret}`).toString('base64'), 'secretquestion']) {
        expect(everythingSaid).not.toContain(hidden);
      }
      expect(printed).not.toHaveBeenCalled();
    },
  );
});
