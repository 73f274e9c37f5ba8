import { randomBytes } from 'node:crypto';
import { type ClusterClient, patience } from './cluster-client.js';
import { type IndexLayout, indexForm } from './index-form.js';
import { decodeManifest, encodeManifest, type Manifest } from './manifest.js';
import { OpenSearchError, oldestVersion } from './opensearch-error.js';

/** A manifest as it was read, and where. */
export interface ReadManifest {
  /** The index behind the alias. */
  readonly index: string;
  readonly manifest: Manifest;
  /** What says whether it is still the same when it is replaced. */
  readonly version: { readonly if_seq_no: number; readonly if_primary_term: number };
}

interface ManifestRow {
  readonly _index: string;
  readonly _seq_no: number;
  readonly _primary_term: number;
  readonly _source?: { readonly content?: Readonly<Record<string, unknown>> };
}

const manifestId = 'manifest';

/** The indices of one corpus: one behind the alias, and now and then one that waits for it, or to be removed. */
export class IndexStore {
  readonly client: ClusterClient;
  readonly alias: string;
  readonly #layout: IndexLayout;

  constructor(client: ClusterClient, alias: string, layout: IndexLayout) {
    this.client = client;
    this.alias = alias;
    this.#layout = layout;
  }

  /** Names the last write; undefined where there is no index. */
  async generation(): Promise<string | undefined> {
    const { status, body } = await this.client.send<Partial<ManifestRow>>({
      method: 'GET',
      path: `/${this.alias}/_doc/${manifestId}`,
      query: { _source_includes: 'content.generation' },
      accept: [404],
    });
    if (status === 404) return undefined;
    const generation = body._source?.content?.['generation'];
    return typeof generation === 'string' ? generation : undefined;
  }

  /** The index behind the alias; a string says why it is none that can be used: "is damaged". */
  async current(): Promise<ReadManifest | string | undefined> {
    const { status, body } = await this.client.send<Partial<ManifestRow>>({
      method: 'GET',
      path: `/${this.alias}/_doc/${manifestId}`,
      accept: [404],
    });
    const { _index: index, _seq_no: seqNo, _primary_term: term, _source: source } = body;
    if (status === 404) {
      if ((await this.behindAlias()).length === 0) return undefined;
      return 'is no index of Verbatim';
    }
    const manifest = decodeManifest(source?.content);
    if (typeof manifest === 'string') return manifest;
    if (index === undefined || seqNo === undefined || term === undefined) {
      return 'is damaged';
    }
    return { index, manifest, version: { if_seq_no: seqNo, if_primary_term: term } };
  }

  /** A new, empty index. @param now Milliseconds since 1970. @returns its name. */
  async create(now: number): Promise<string> {
    const name = `${this.alias}-${now.toString(36)}-${randomBytes(4).toString('hex')}`;
    const { status, body } = await this.client.send<{ readonly error?: { readonly type?: string } }>({
      method: 'PUT',
      path: `/${name}`,
      // With its copies from the first row on, where there are nodes for them: a node may stop while it is filled.
      query: { wait_for_active_shards: 'all' },
      body: indexForm(this.#layout),
      accept: [400],
      patience: patience.change,
    });
    // The answer to an earlier attempt was lost.
    if (status === 400 && body.error?.type !== 'resource_already_exists_exception') {
      throw new OpenSearchError(
        'refused',
        `OpenSearch at ${this.client.hosts} makes no index of the form that Verbatim needs ` +
          `(${body.error?.type}): version ${oldestVersion} or newer is needed`,
        status,
      );
    }
    return name;
  }

  /** What was written before is found from now on. */
  async refresh(index: string): Promise<void> {
    await this.client.send({ method: 'POST', path: `/${index}/_refresh`, patience: patience.sweep });
  }

  /**
   * @param replaced What it takes the place of; undefined: there is none in this index yet.
   * @throws {OpenSearchError} if that is no longer what is there.
   */
  async writeManifest(index: string, manifest: Manifest, replaced?: ReadManifest): Promise<void> {
    const { status } = await this.client.send({
      method: 'PUT',
      path: `/${index}/_doc/${manifestId}`,
      query: { refresh: true, ...(replaced === undefined ? { op_type: 'create' } : replaced.version) },
      body: { kind: 'manifest', content: encodeManifest(manifest) },
      accept: [409],
      patience: patience.change,
    });
    // The answer to an earlier attempt may have been lost: then what is there is ours.
    if (status === 409 && !(await this.#has(index, manifest.generation))) throw changedMeanwhile(this.alias);
  }

  async #has(index: string, generation: string): Promise<boolean> {
    const { body } = await this.client.send<Partial<ManifestRow>>({
      method: 'GET',
      path: `/${index}/_doc/${manifestId}`,
      accept: [404],
    });
    return body._source?.content?.['generation'] === generation;
  }

  /** Names of the indices behind the alias: none, one, or what somebody else has put there. */
  async behindAlias(): Promise<readonly string[]> {
    const { status, body } = await this.client.send<object>({
      method: 'GET',
      path: `/_alias/${this.alias}`,
      accept: [404],
    });
    return status === 404 ? [] : Object.keys(body);
  }

  /** Puts the alias before this index alone, in one step. */
  async switchTo(index: string): Promise<void> {
    const others = (await this.behindAlias()).filter((name) => name !== index);
    const { status, body } = await this.client.send<{ readonly error?: { readonly type?: string } }>({
      method: 'POST',
      path: '/_aliases',
      body: {
        actions: [
          { add: { index, alias: this.alias } },
          ...others.map((name) => ({ remove: { index: name, alias: this.alias, must_exist: false } })),
        ],
      },
      accept: [400, 404],
      patience: patience.change,
    });
    const now = status < 400 ? [] : await this.behindAlias();
    if (status >= 400 && (now.length !== 1 || now[0] !== index)) {
      throw new OpenSearchError(
        'refused',
        `OpenSearch at ${this.client.hosts} does not put the alias ${this.alias} before the new index ` +
          `(${body.error?.type}): look for an index of that name, and remove or rename it`,
        status,
      );
    }
  }

  /** All that belong to the corpus, with the time at which each was made. */
  async all(): Promise<readonly { readonly index: string; readonly madeAt: number }[]> {
    const { body } = await this.client.send<object>({
      method: 'GET',
      path: `/${this.alias}-*`,
      query: { filter_path: '*.aliases', expand_wildcards: 'open,closed' },
    });
    return Object.keys(body ?? {}).flatMap((index) => {
      const made = /^-([0-9a-z]+)-[0-9a-f]{8}$/.exec(index.slice(this.alias.length))?.[1];
      return made === undefined ? [] : { index, madeAt: Number.parseInt(made, 36) };
    });
  }

  async remove(index: string): Promise<void> {
    await this.client.send({ method: 'DELETE', path: `/${index}`, accept: [404] });
  }

  /** Deletes rows for good. */
  async removeRows(index: string, query: object): Promise<void> {
    await this.client.send({
      method: 'POST',
      path: `/${index}/_delete_by_query`,
      query: { conflicts: 'proceed', refresh: true },
      body: { query },
      patience: patience.sweep,
    });
  }
}

/** Somebody else wrote the index while it was being changed, or before that. */
export function changedMeanwhile(alias: string): OpenSearchError {
  return new OpenSearchError(
    'busy',
    `another bot has written the OpenSearch index ${alias} meanwhile: its changes are there, these are not; refresh again`,
  );
}
