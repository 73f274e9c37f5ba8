import { describe, expect, inject, it } from 'vitest';
import { converse } from '../engines/opensearch/conversation.js';
import { FakeOpenSearch } from '../engines/opensearch/fake-opensearch.js';

const cluster = inject('cluster');
const [url = ''] = 'urls' in cluster ? cluster.urls : [];

/** The types of all that an answer holds, by its keys; what an error is called stands for its words. */
function shapeOf(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => shapeOf(item));
  if (typeof value !== 'object' || value === null)
    return key === 'type' || key === 'result' ? value : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item, name)]));
}

describe.skipIf('skipped' in cluster)('the fake OpenSearch', () => {
  it('answers as the real one: the same status, and nothing that the real one does not say', async () => {
    const fake = await FakeOpenSearch.start();
    const pretended = await converse(fake.url).finally(() => fake.close());
    const removeAll = () => fetch(`${url}/talk-1,talk-2?ignore_unavailable=true`, { method: 'DELETE' });
    await removeAll();
    const real = await converse(url).finally(removeAll);
    for (const [position, { title, status, body }] of pretended.entries()) {
      expect(real[position]?.status, title).toBe(status);
      if (body !== undefined)
        expect(shapeOf(real[position]?.body), title).toMatchObject(shapeOf(body) as object);
    }
  });
});
