import { ByScope } from '../../core/indexing/by-scope.js';
import { compareIds } from '../../core/types/document.js';
import type { Scope } from '../../core/types/scope.js';
import { anyOf, numberIn, type Query, type Snapshot } from './snapshot.js';
import { fromSortable } from './sortable-text.js';

export interface ListedDocument {
  readonly number: number;
  readonly passages: number;
}

/** What of an index a request may see. */
export interface Visible {
  readonly documents: number;
  readonly passages: number;
  /** undefined where all is visible. */
  readonly filter: Query | undefined;
}

/** Which documents are there, with the numbers by which their rows name them. Kept in memory: about 150 bytes each. */
export class Listing {
  readonly index: string;
  readonly state: number;
  readonly passages: number;
  readonly #byId: ReadonlyMap<string, ListedDocument>;
  readonly #byNumber = new Map<number, string>();
  readonly #visible = new ByScope<Visible>();
  #ids: readonly string[] | undefined;

  private constructor({ index, state }: Snapshot, byId: ReadonlyMap<string, ListedDocument>) {
    this.index = index;
    this.state = state;
    this.#byId = byId;
    let passages = 0;
    for (const [id, listed] of byId) {
      this.#byNumber.set(listed.number, id);
      passages += listed.passages;
    }
    this.passages = passages;
  }

  /**
   * @param known Of an earlier state of the same index: then only what has come since is read.
   * @param retired Numbers of the documents that count no longer.
   */
  static async read(snapshot: Snapshot, retired: readonly number[], known?: Listing): Promise<Listing> {
    const before = known?.index === snapshot.index && known.state <= snapshot.state ? known : undefined;
    const byId = new Map(before?.withoutNumbers(new Set(retired)));
    const news = before === undefined ? [] : [{ range: { since: { gt: before.state } } }];
    const rows = snapshot.scan(
      {
        query: snapshot.rows('document', ...news),
        _source: false,
        docvalue_fields: ['id', 'number', 'passages'],
      },
      'number',
    );
    for await (const hit of rows) {
      const id = fromSortable(String(hit.fields?.['id']?.[0] ?? ''));
      byId.set(id, { number: numberIn(hit, 'number'), passages: numberIn(hit, 'passages') });
    }
    return new Listing(snapshot, byId);
  }

  *withoutNumbers(gone: ReadonlySet<number>): Generator<[string, ListedDocument]> {
    for (const entry of this.#byId) if (!gone.has(entry[1].number)) yield entry;
  }

  get documents(): number {
    return this.#byId.size;
  }

  /** In order. */
  get ids(): readonly string[] {
    this.#ids ??= [...this.#byId.keys()].sort(compareIds);
    return this.#ids;
  }

  of(id: string): ListedDocument | undefined {
    return this.#byId.get(id);
  }

  idOf(number: number): string | undefined {
    return this.#byNumber.get(number);
  }

  /** Made once for every set of ids. */
  visible(scope: Scope): Visible {
    if (scope.kind === 'all') {
      return { documents: this.documents, passages: this.passages, filter: undefined };
    }
    return this.#visible.of(scope.ids, () => this.among(scope.ids));
  }

  /** The same for a few documents that are asked for once. */
  among(ids: ReadonlySet<string>): Visible {
    const inside: number[] = [];
    const outside: number[] = [];
    let passages = 0;
    for (const [id, listed] of this.#byId) {
      if (ids.has(id)) {
        inside.push(listed.number);
        passages += listed.passages;
      } else outside.push(listed.number);
    }
    const filter =
      outside.length === 0
        ? undefined
        : // Whichever is shorter to say.
          inside.length <= outside.length
          ? anyOf(inside)
          : { bool: { must_not: [anyOf(outside)] } };
    return { documents: inside.length, passages, filter };
  }
}
