import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { converse } from './conversation.js';
import { FakeOpenSearch, tooManyRequests, unavailable } from './fake-opensearch.js';

let fake: FakeOpenSearch;
beforeEach(async () => {
  fake = await FakeOpenSearch.start();
});
afterEach(() => fake.close());

const post = (path: string, body: string, signal: AbortSignal | null = null) =>
  fetch(`${fake.url}${path}`, { method: 'POST', body, signal });

const bulk = (...ids: readonly string[]) =>
  ids.map((id) => `{"index":{"_index":"shelf","_id":"${id}"}}\n{"word":"${id}"}\n`).join('');

describe('the fake OpenSearch', () => {
  it('keeps indices, aliases and documents', async () => {
    const answers = await converse(fake.url);
    const of = (title: string) => answers.find((answer) => answer.title === title);
    expect(of('a document')).toMatchObject({ status: 200, body: { _source: { terms: 'one three' } } });
    expect(of('a count')).toMatchObject({ body: { count: 1 } });
    expect(of('the alias, moved')).toMatchObject({ body: { 'talk-2': {} } });
    expect(of('the old index')).toMatchObject({ status: 404 });
  });

  it('meets each scripted fault once, in order, and then answers as ever', async () => {
    fake.script('GET', /^\/$/, tooManyRequests(3), unavailable);
    const [first, second, third] = [await fetch(fake.url), await fetch(fake.url), await fetch(fake.url)];
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3']);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, null]);
    expect(third.status).toBe(200);
    expect(fake.count('GET', /^\/$/)).toBe(3);
  });

  it('refuses some items of a bulk request and takes the others', async () => {
    await fetch(`${fake.url}/shelf`, { method: 'PUT' });
    fake.script('POST', /_bulk$/, { items: ['b'], itemStatus: 429 });
    const answer = await post('/_bulk', bulk('a', 'b', 'c'));
    expect(await answer.json()).toMatchObject({
      errors: true,
      items: [{ index: { status: 201 } }, { index: { status: 429, error: {} } }, { index: { status: 201 } }],
    });
    expect([...fake.indices.documents('shelf').keys()]).toEqual(['a', 'c']);
  });

  it('resets a connection before or after it has done what was asked', async () => {
    await fetch(`${fake.url}/shelf`, { method: 'PUT' });
    fake.script('POST', /_bulk$/, 'reset', 'done-then-reset');
    await expect(post('/_bulk', bulk('a'))).rejects.toThrow('fetch failed');
    expect(fake.indices.documents('shelf').size).toBe(0);
    await expect(post('/_bulk', bulk('a'))).rejects.toThrow('fetch failed');
    expect(fake.indices.documents('shelf').size).toBe(1);
  });

  it('keeps silent, and stalls in the middle of an answer', async () => {
    fake.script('GET', /^\/$/, 'silent', 'stalled');
    await expect(fetch(fake.url, { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
    const stalled = await fetch(fake.url, { signal: AbortSignal.timeout(500) });
    expect(stalled.status).toBe(200);
    await expect(stalled.text()).rejects.toThrow('timeout');
  });
});
