import { describe, expect, it } from 'vitest';
import { tilingFault } from '../../../src/core/types/tiling.js';
import type { Format } from '../../../src/corpus/format.js';
import { odp, odt, pptx } from '../../../src/corpus/formats/office.js';
import { archive, openDocument, part, relationships } from '../../support/office.js';
import { bombEntry, zip } from '../../support/zip.js';
import { parsingLimits } from '../folder.js';

async function read(format: Format, bytes: Uint8Array) {
  const reading = await format.read(bytes, parsingLimits);
  const { text, blocks = [], places } = reading;
  expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
  const shown = blocks.map(({ kind, level, start, end }) => [
    level === undefined ? kind : `${kind} ${level}`,
    text.slice(start, end),
  ]);
  const labels = (places?.anchors ?? []).map(({ offset, label }) => [label, text.slice(offset, offset + 12)]);
  return { ...reading, shown, labels };
}

const p = (words: string, style = 'Standard') => `<text:p text:style-name="${style}">${words}</text:p>`;
const cell = (words: string) => `<table:table-cell>${p(words)}</table:table-cell>`;

/** Styles stand before the body. */
const styled = (styles: string, content: string, more: Record<string, string> = {}) =>
  archive({
    'content.xml': part(
      'office:document-content',
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body>${content}</office:body>`,
    ),
    ...more,
  });

describe('an OpenDocument text', () => {
  it('is read with headings, lists, tables, notes, formulas and raised figures, without remarks and deleted text', async () => {
    const { shown, labels, heading } = await read(
      odt,
      styled(
        '<style name="T1"><text-properties text-position="super 58%"/></style><style name="P9" parent-style-name="Title"/>',
        [
          '<text:tracked-changes><text:p>DELETED</text:p></text:tracked-changes>',
          p('Harbour audit', 'P9'),
          '<text:h text:outline-level="2">Findings</text:h>',
          p(
            'It moved 10<text:span text:style-name="T1">6</text:span> litres<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the <text:s/>annex.</text:p></text:note-body></text:note> at <draw:object xlink:href="./Formula-0/" xmlns:xlink="x"/>.<office:annotation><text:p>REMARK</text:p></office:annotation>',
          ),
          `<text:list><text:list-item>${p('One')}<text:list><text:list-item>${p('Below')}</text:list-item></text:list></text:list-item><text:list-item>${p('Two')}</text:list-item></text:list>`,
          `<table:table><table:table-header-rows><table:table-row>${cell('Payee')}${cell('Sum')}</table:table-row></table:table-header-rows><table:table-row>${cell('Quay Ltd')}${cell('3,400')}</table:table-row></table:table>`,
          p('let x = 1;', 'Preformatted_20_Text'),
          p('a &lt; b'),
        ].join(''),
        {
          'Formula-0/content.xml':
            '<?xml version="1.0"?><math:math xmlns:math="x"><math:mi>r</math:mi><math:mo>=</math:mo><math:mn>42</math:mn></math:math>',
        },
      ),
    );
    expect(shown).toEqual([
      ['heading 1', 'Harbour audit'],
      ['heading 2', 'Findings'],
      ['paragraph', 'It moved 10⁶ litres[1] at r = 42.'],
      ['list-item 1', 'One'],
      ['list-item 2', 'Below'],
      ['list-item 1', 'Two'],
      ['table-row', 'Payee | Sum'],
      ['table-row', 'Quay Ltd | 3,400'],
      ['code', 'let x = 1;'],
      ['paragraph', 'a < b'],
      ['paragraph', '[1] See the annex.'],
    ]);
    expect(labels.map(([label]) => label)).toEqual(['section “Harbour audit”', 'section “Findings”']);
    expect(heading).toBe('Harbour audit');
  });

  it('is skipped by its reason where it is broken, empty, encrypted, nested without end or something else', async () => {
    const deep = `${'<text:list><text:list-item>'.repeat(4_000)}${'</text:list-item></text:list>'.repeat(4_000)}`;
    await expect(read(odt, openDocument('<text:p>'))).rejects.toThrow('holds XML that cannot be read');
    await expect(read(odt, openDocument(''))).rejects.toThrow('holds no text');
    await expect(read(odt, openDocument(deep))).rejects.toThrow('is nested too deeply to be read');
    await expect(read(odt, archive({ 'meta.xml': '<a/>' }))).rejects.toThrow('content.xml is missing');
    await expect(read(odt, Buffer.from('text'))).rejects.toThrow('is no OpenDocument text (.odt)');
    await expect(read(odt, zip([await bombEntry('content.xml', 300)]))).rejects.toThrow(
      /^unpacks to more than/,
    );
  });
});

describe('an OpenDocument presentation', () => {
  it('is read slide by slide, with its titles and notes', async () => {
    const slide = (title: string, words: string, notes = '') =>
      `<draw:page><draw:frame presentation:class="title"><draw:text-box>${p(title)}</draw:text-box></draw:frame><draw:frame><draw:text-box>${p(words)}</draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box>${notes}</draw:text-box></draw:frame></presentation:notes></draw:page>`;
    const { shown, labels, places } = await read(
      odp,
      openDocument(slide('The fund', 'It paid twice.', p('Say it slowly.')) + slide('Next', 'In May.')),
    );
    expect(shown).toEqual([
      ['heading 1', 'The fund'],
      ['paragraph', 'It paid twice.'],
      ['paragraph', 'Say it slowly.'],
      ['heading 1', 'Next'],
      ['paragraph', 'In May.'],
    ]);
    expect(labels.map(([label]) => label)).toEqual(['slide 1', 'slide 1, notes', 'slide 2']);
    expect(places?.areSeparate).toBe(true);
  });
});

const r = (words: string, properties = '') => `<a:r>${properties}<a:t>${words}</a:t></a:r>`;
const ap = (words: string, properties = '') =>
  `<a:p>${properties}${words.startsWith('<') ? words : r(words)}</a:p>`;
const shape = (type: string | undefined, ...paragraphs: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr>${type === undefined ? '' : `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`;
const sld = (...shapes: string[]) =>
  part('p:sld', `<p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld>`);

const slides = {
  'ppt/presentation.xml': part(
    'p:presentation',
    '<p:sldMasterIdLst><p:sldMasterId id="1" r:id="r9"/></p:sldMasterIdLst><p:sldIdLst><p:sldId r:id="r2" id="256"/><p:sldId id="257" r:id="r1"/></p:sldIdLst>',
  ),
  'ppt/_rels/presentation.xml.rels': relationships([
    ['slide', 'slides/slide1.xml'],
    ['slide', '/ppt/slides/slide2.xml'],
  ]),
  'ppt/slides/slide1.xml': sld(shape('title', ap('Second')), shape(undefined, ap('A box.'))),
  'ppt/slides/slide2.xml': sld(
    shape('ctrTitle', ap('The fund')),
    shape(
      'body',
      ap('One'),
      ap('Below', '<a:pPr lvl="1"/>'),
      ap('A sentence.', '<a:pPr><a:buNone/></a:pPr>'),
      ap(
        `${r('It moved 10')}${r('6', '<a:rPr baseline="30000"/>')}${r(' litres.')}`,
        '<a:pPr><a:buNone/></a:pPr>',
      ),
    ),
    `<p:graphicFrame><a:tbl><a:tr><a:tc>${ap('Payee')}</a:tc><a:tc>${ap('Sum')}</a:tc></a:tr><a:tr><a:tc>${ap('Quay Ltd')}</a:tc><a:tc>${ap('3,400')}</a:tc></a:tr></a:tbl></p:graphicFrame>`,
    `<mc:AlternateContent xmlns:mc="x"><mc:Choice>${shape(undefined, ap('Once.'))}</mc:Choice><mc:Fallback>${shape(undefined, ap('TWICE'))}</mc:Fallback></mc:AlternateContent>`,
    shape('sldNum', ap('<a:fld type="slidenum"><a:t>7</a:t></a:fld>')),
  ),
  'ppt/slides/_rels/slide2.xml.rels': relationships([
    ['notesSlide', '../notesSlides/notesSlide1.xml'],
    ['diagramData', '../diagrams/data1.xml'],
  ]),
  'ppt/notesSlides/notesSlide1.xml': sld(shape('sldImg', ap('x')), shape('body', ap('Say it slowly.'))),
  'ppt/diagrams/data1.xml': part('dgm', ap('In a diagram.')),
};

describe('a PowerPoint presentation', () => {
  it('is read slide by slide in the order of the show, with titles, lists, tables, diagrams and notes', async () => {
    const { shown, labels, heading } = await read(pptx, archive(slides));
    expect(shown).toEqual([
      ['heading 1', 'The fund'],
      ['list-item 1', 'One'],
      ['list-item 2', 'Below'],
      ['paragraph', 'A sentence.'],
      ['paragraph', 'It moved 10⁶ litres.'],
      ['table-row', 'Payee | Sum'],
      ['table-row', 'Quay Ltd | 3,400'],
      ['paragraph', 'Once.'],
      ['paragraph', 'In a diagram.'],
      ['list-item 1', 'Say it slowly.'],
      ['heading 1', 'Second'],
      ['paragraph', 'A box.'],
    ]);
    expect(labels.map(([label]) => label)).toEqual(['slide 1', 'slide 1, notes', 'slide 2']);
    expect(heading).toBe('The fund');
  });

  it('is read without a slide that is missing, which is named', async () => {
    const { 'ppt/slides/slide1.xml': _, ...rest } = slides;
    const { fault, labels } = await read(pptx, archive(rest));
    expect([fault, labels.length]).toEqual(['slide 2 is missing', 2]);
  });

  it('is skipped by its reason where it is broken, empty, of the old kind or something else', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    await expect(read(pptx, archive({ ...slides, 'ppt/slides/slide1.xml': '<p:sld' }))).rejects.toThrow(
      'holds XML that cannot be read',
    );
    await expect(read(pptx, old)).rejects.toThrow('is of the old kind of Office files; save it as .pptx');
    await expect(read(pptx, archive({ 'a.xml': '<a/>' }))).rejects.toThrow('ppt/presentation.xml is missing');
    const empty = { 'ppt/presentation.xml': part('p:presentation', '<p:sldIdLst/>') };
    await expect(read(pptx, archive(empty))).rejects.toThrow('holds no text');
  });
});
