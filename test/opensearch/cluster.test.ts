import { describe, expect, inject, it } from 'vitest';
import { nodesAt } from './control.js';

const cluster = inject('cluster');
const urls = 'urls' in cluster ? cluster.urls : [];
const [first = ''] = urls;

/** A JSON answer of a node. */
async function ask(url: string, method = 'GET', body?: object) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json() as Promise<Record<string, unknown>>;
}

describe.skipIf('skipped' in cluster)('the cluster for tests', () => {
  it('is green', async () => {
    expect(await ask(`${first}/_cluster/health`)).toMatchObject({ status: 'green' });
  });
});

const control = 'control' in cluster ? cluster.control : undefined;

describe.skipIf(control === undefined)('a cluster of our own', () => {
  const nodes = nodesAt(control ?? '');

  it('has three nodes, each at an address of its own', async () => {
    const names = await Promise.all(urls.map(async (url) => (await ask(url))['name']));
    expect(names).toEqual(['node-1', 'node-2', 'node-3']);
  });

  it.for([1, 2, 3])('answers on while node %i is stopped, and takes it back', async (number) => {
    const index = `stopped-${number}`;
    const others = urls.filter((_, position) => position !== number - 1);
    await ask(`${first}/${index}?wait_for_active_shards=all`, 'PUT', {
      settings: { number_of_shards: 3, number_of_replicas: 1 },
    });
    await ask(`${first}/${index}/_doc/a?refresh=true`, 'PUT', { word: 'kept' });
    const find = (url: string) => ask(`${url}/${index}/_count?q=word:kept`);

    await nodes.stopNode(number);
    await expect(fetch(urls[number - 1] ?? '')).rejects.toThrow();
    for (const url of others) {
      await ask(`${url}/_cluster/health/${index}?wait_for_status=yellow`);
      expect(await find(url)).toMatchObject({ count: 1, _shards: { successful: 3, failed: 0 } });
    }

    await nodes.startNode(number);
    expect(
      await ask(`${first}/_cluster/health?wait_for_nodes=3&wait_for_status=green&timeout=60s`),
    ).toMatchObject({ status: 'green' });
    expect(await find(urls[number - 1] ?? '')).toMatchObject({ count: 1 });
    await ask(`${first}/${index}`, 'DELETE');
  });

  it('refuses what is no command, and what a node’s state does not allow', async () => {
    await expect(nodes.stopNode(4)).rejects.toThrow('failed: say stop N or start N');
    await expect(nodes.startNode(1)).rejects.toThrow('failed: node 1 is running');
  });
});
