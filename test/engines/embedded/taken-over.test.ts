import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { UnchangedParts } from '../../../src/core/indexing/unchanged-parts.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { documentOf } from '../../support/texts.js';
import { each, factsOf } from '../analysed.js';
import { observe } from '../observe.js';

const noneRemoved = () => ({ facts: factsOf('x'), removed: [] });

/** "us" and "US" are written alike and read as two terms; "said" and "says" are written apart and read as one. */
const sentences = [
  'The committee met in the US and had access to the data of phones.',
  'It told us that nothing was decided by the committee!',
  'He said no, she says yes.',
  'What was said about data of 12 May 2010?',
  'Der Ausschuss tagte und hatte Zugang zu den Daten der Kunden.',
  'Access to data: the phones of the committee, of Ada and of us.',
];
const ids = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
const anyText = fc
  .array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 }), { maxLength: 4 })
  .map((paragraphs) => paragraphs.map((paragraph) => paragraph.join(' ')).join('\n\n'));
const anyTexts = fc.dictionary(fc.constantFrom(...ids), anyText, { minKeys: 1 });
/** Of each document the texts one after the other; what is put in stands so far into it. */
const anyEdits = fc.array(
  fc.record({ id: fc.constantFrom(...ids), at: fc.nat(600), put: fc.constantFrom('Amended ', ...sentences) }),
  { minLength: 1, maxLength: 5 },
);

it('keeps of changed documents, one refresh after the other, exactly what an index made afresh has of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTexts,
      fc.array(anyEdits, { minLength: 1, maxLength: 3 }),
      async (first, refreshes) => {
        // Segments of few passages, so that words come from several and are merged with others.
        const engine = new EmbeddedEngine({ bounds: { passages: 8, text: 4_000 } });
        const texts = new Map(Object.entries(first));
        const analysed = (id: string) => analyseDocument(documentOf(id, texts.get(id) ?? ''), 'en');
        let reader = await engine.replace(each([...texts.keys()].sort().map(analysed)), noneRemoved);
        for (const edits of refreshes) {
          const changed = new Set<string>();
          for (const { id, at, put } of edits) {
            const text = texts.get(id) ?? '';
            texts.set(id, text.slice(0, at) + put + text.slice(at));
            changed.add(id);
          }
          const documents = [];
          for (const id of changed) {
            const earlier = await reader.earlier(id);
            const document = documentOf(id, texts.get(id) ?? '');
            const unchanged = earlier && new UnchangedParts(document.text, earlier);
            documents.push(analyseDocument(document, 'en', unchanged));
          }
          const next = await engine.apply(each(documents), noneRemoved);
          await reader.close();
          reader = next;
        }
        const fresh = await new EmbeddedEngine().replace(
          each([...texts.keys()].sort().map(analysed)),
          noneRemoved,
        );
        const terms = [...new Set([...texts.keys()].flatMap((id) => [...analysed(id).vocabulary]))];
        expect(await observe(reader, ids, terms)).toEqual(await observe(fresh, ids, terms));
      },
    ),
    { numRuns: 60 },
  );
});
