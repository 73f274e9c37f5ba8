/** A request, and what is remarkable about it. */
export interface Asked {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** An array goes as one JSON object a line. */
  readonly body?: object | readonly object[];
}

/**
 * Requests as the engine makes them, in an order in which each finds what those before it left. Asked of the fake and of
 * a real cluster, so that the fake stays true.
 */
export const conversation: readonly Asked[] = [
  { title: 'no such index', method: 'HEAD', path: '/talk-1' },
  {
    title: 'a new index',
    method: 'PUT',
    path: '/talk-1',
    body: {
      settings: { number_of_shards: 1, number_of_replicas: 0 },
      mappings: { dynamic: 'strict', properties: { terms: { type: 'text' } } },
    },
  },
  { title: 'an index that is there', method: 'HEAD', path: '/talk-1' },
  { title: 'the same index again', method: 'PUT', path: '/talk-1', body: {} },
  { title: 'its description', method: 'GET', path: '/talk-1' },
  {
    title: 'a bulk of all actions, some in vain',
    method: 'POST',
    path: '/talk-1/_bulk?refresh=true',
    body: [
      { index: { _id: 'a' } },
      { terms: 'one two' },
      { index: { _id: 'a' } },
      { terms: 'one three' },
      { create: { _id: 'a' } },
      { terms: 'four' },
      { create: { _id: 'b' } },
      { terms: 'five' },
      { delete: { _id: 'b' } },
      { delete: { _id: 'none' } },
    ],
  },
  { title: 'a refresh', method: 'POST', path: '/talk-1/_refresh' },
  { title: 'a count', method: 'GET', path: '/talk-1/_count' },
  { title: 'a document', method: 'GET', path: '/talk-1/_doc/a' },
  { title: 'a document that is not there', method: 'GET', path: '/talk-1/_doc/none' },
  {
    title: 'a document of which there is none yet',
    method: 'PUT',
    path: '/talk-1/_doc/c?op_type=create&refresh=true',
    body: { terms: 'six' },
  },
  {
    title: 'the same again',
    method: 'PUT',
    path: '/talk-1/_doc/c?op_type=create',
    body: { terms: 'seven' },
  },
  {
    title: 'a document that has changed since',
    method: 'PUT',
    path: '/talk-1/_doc/c?if_seq_no=999&if_primary_term=1',
    body: { terms: 'seven' },
  },
  { title: 'several documents', method: 'POST', path: '/talk-1/_mget', body: { ids: ['c', 'none'] } },
  {
    title: 'a removal by query',
    method: 'POST',
    path: '/talk-1/_delete_by_query?conflicts=proceed&refresh=true',
    body: { query: { term: { terms: 'six' } } },
  },
  { title: 'indices by pattern, none', method: 'GET', path: '/none-*' },
  { title: 'an alias that is not there', method: 'GET', path: '/_alias/talk' },
  { title: 'a count by an alias that is not there', method: 'GET', path: '/talk/_count' },
  {
    title: 'an alias',
    method: 'POST',
    path: '/_aliases',
    body: { actions: [{ add: { index: 'talk-1', alias: 'talk' } }] },
  },
  { title: 'the alias', method: 'GET', path: '/_alias/talk' },
  { title: 'a count by the alias', method: 'GET', path: '/talk/_count' },
  { title: 'the next index', method: 'PUT', path: '/talk-2', body: { settings: { number_of_replicas: 0 } } },
  {
    title: 'a switch to an index that is not there',
    method: 'POST',
    path: '/_aliases',
    body: {
      actions: [{ remove: { index: 'talk-1', alias: 'talk' } }, { add: { index: 'talk-3', alias: 'talk' } }],
    },
  },
  { title: 'the alias, unmoved', method: 'GET', path: '/_alias/talk' },
  {
    title: 'a switch that also names the index which it removes',
    method: 'POST',
    path: '/_aliases',
    body: {
      actions: [
        { remove: { index: 'talk-1', alias: 'talk' } },
        { add: { index: 'talk-2', alias: 'talk' } },
        { remove_index: { index: 'talk-1' } },
      ],
    },
  },
  {
    title: 'a switch',
    method: 'POST',
    path: '/_aliases',
    body: { actions: [{ add: { index: 'talk-2', alias: 'talk' } }, { remove_index: { index: 'talk-1' } }] },
  },
  { title: 'the alias, moved', method: 'GET', path: '/_alias/talk' },
  { title: 'the old index', method: 'HEAD', path: '/talk-1' },
  { title: 'a search', method: 'POST', path: '/talk/_search', body: { query: { match_all: {} } } },
  { title: 'a removal', method: 'DELETE', path: '/talk-2' },
  { title: 'a removal in vain', method: 'DELETE', path: '/talk-2' },
];

export interface Answered {
  readonly title: string;
  readonly status: number;
  readonly body: unknown;
}

/** Asks one after the other. @param url Of a node, without a path. */
export async function converse(url: string): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const { title, method, path, body } of conversation) {
    const text = Array.isArray(body)
      ? body.map((line) => `${JSON.stringify(line)}\n`).join('')
      : JSON.stringify(body);
    const type = Array.isArray(body) ? 'application/x-ndjson' : 'application/json';
    const request = body === undefined ? {} : { body: text, headers: { 'content-type': type } };
    const response = await fetch(`${url}${path}`, { method, ...request });
    const answer = await response.text();
    answers.push({ title, status: response.status, body: answer === '' ? undefined : JSON.parse(answer) });
  }
  return answers;
}
