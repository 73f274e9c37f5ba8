import type { ClusterClient } from './cluster-client.js';
import { OpenSearchError } from './opensearch-error.js';

/** So that no row is too large for a request (`http.max_content_length` is 100 MB); UTF-16 code units. */
const pieceLength = 1 << 22;

/** A long string as contents of rows, in order: nearly always one. */
export function inPieces(content: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < content.length || at === 0; at += pieceLength) {
    pieces.push(content.slice(at, at + pieceLength));
  }
  return pieces;
}

/** The `piece`th row of the rows named `name`. */
export function pieceId(name: string, piece: number): string {
  return piece === 0 ? name : `${name}-${piece}`;
}

interface Row {
  readonly _id: string;
  readonly found?: boolean;
  readonly _source?: { readonly content?: string; readonly pieces?: number };
}

/** Rows asked for in one request. */
const rowsAtOnce = 64;

/** The strings that were kept under these names. @throws {OpenSearchError} if one is no longer there. */
export async function readPieces(
  client: ClusterClient,
  index: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const first = await readRows(client, index, names);
  const further = names.flatMap((name) =>
    Array.from({ length: (first.get(name)?.pieces ?? 1) - 1 }, (_, i) => pieceId(name, i + 1)),
  );
  const rest = await readRows(client, index, further);
  return new Map(
    names.map((name) => {
      const row = first.get(name);
      let content = row?.content ?? '';
      for (let piece = 1; piece < (row?.pieces ?? 1); piece++) {
        content += rest.get(pieceId(name, piece))?.content ?? '';
      }
      return [name, content];
    }),
  );
}

/** What of the rows is kept, by id. @throws {OpenSearchError} if one is no longer there. */
export async function readRows(
  client: ClusterClient,
  index: string,
  ids: readonly string[],
): Promise<Map<string, NonNullable<Row['_source']>>> {
  const rows = new Map<string, NonNullable<Row['_source']>>();
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const { body } = await client.send<{ readonly docs: readonly Row[] }>({
      method: 'POST',
      path: `/${index}/_mget`,
      body: { ids: ids.slice(at, at + rowsAtOnce) },
    });
    for (const { _id: id, _source: source } of body.docs) {
      if (source === undefined) {
        throw new OpenSearchError(
          'refused',
          `OpenSearch at ${client.hosts} has lost a row of ${index}, or changed it long ago: ask again, and if that does ` +
            'not help make the index anew with npm run index -- --full',
        );
      }
      rows.set(id, source);
    }
  }
  return rows;
}
