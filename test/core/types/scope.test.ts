import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everything, inScope, narrowToSource, type Scope } from '../../../src/core/types/scope.js';
import { anyCorpus, documentOf } from '../../support/texts.js';

const documents = [
  documentOf('000.txt', 'x', {
    title: 'Android Headlines',
    publisher: 'AH',
    url: 'https://www.androidheadlines.com/a',
  }),
  documentOf('001.txt', 'x', { title: 'Android' }),
  documentOf('sub/002.md', 'x', { title: 'The Übersicht', publisher: 'Android Weekly' }),
  documentOf('hidden.txt', 'x', { title: 'Android Headlines' }),
];
const visible: Scope = { kind: 'documents', ids: new Set(['000.txt', '001.txt', 'sub/002.md']) };

function chosen(source: string, scope: Scope = visible): string[] {
  const narrowed = narrowToSource(scope, documents, source);
  return narrowed.kind === 'all' ? ['all'] : [...narrowed.ids];
}

describe('narrowToSource', () => {
  it.each([
    ['an exact title before longer ones', 'android', ['001.txt']],
    ['an exact id', 'sub/002.md', ['sub/002.md']],
    ['words within a title', 'headlines', ['000.txt']],
    ['words within an id', '.md', ['sub/002.md']],
    ['words within a publisher', 'weekly', ['sub/002.md']],
    ['words within an address', 'androidheadlines.com', ['000.txt']],
    ['another Unicode form and case', '  THE U\u0308BERSICHT ', ['sub/002.md']],
    ['full-width letters', 'Ａｎｄｒｏｉｄ', ['001.txt']],
    ['several that fit', 'Andro', ['000.txt', '001.txt', 'sub/002.md']],
  ])('takes %s', (_what, source, ids) => {
    expect(chosen(source)).toEqual(ids);
  });

  it('gives an empty scope for what fits nothing, which sees nothing', () => {
    const narrowed = narrowToSource(visible, documents, 'no such thing');
    expect(documents.filter(({ id }) => inScope(narrowed, id))).toEqual([]);
  });

  it('never widens a scope', () => {
    expect(chosen('Android Headlines')).toEqual(['000.txt']);
    expect(chosen('Android Headlines', everything)).toEqual(['000.txt', 'hidden.txt']);
    fc.assert(
      fc.property(anyCorpus, fc.string({ maxLength: 3 }), fc.nat(), (corpus, source, n) => {
        const ids = new Set(corpus.slice(0, n % (corpus.length + 1)).map(({ id }) => id));
        const narrowed = narrowToSource({ kind: 'documents', ids }, corpus, source);
        for (const { id } of corpus) if (inScope(narrowed, id)) expect(ids.has(id)).toBe(true);
      }),
    );
  });
});
