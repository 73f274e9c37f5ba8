import { type ZipEntry, zip, zipEntry } from './zip.js';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const run = (text: string) =>
  text
    .split('\n')
    .map((line) => `<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>');

/** A paragraph in a style by its name, in a list (1: bullets, 2: numbers), or plain. */
export function paragraph(text: string, { style, list }: { style?: string; list?: 1 | 2 } = {}): string {
  const properties = [
    ...(style === undefined ? [] : [`<w:pStyle w:val="${style.replace(' ', '')}"/>`]),
    ...(list === undefined ? [] : [`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`]),
  ];
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${run(text)}</w:p>`;
}

/** A cell holds a paragraph for each line. */
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<w:tc>${text
      .split('\n')
      .map((line) => paragraph(line))
      .join('')}</w:tc>`;
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file as Word writes it, as far as it is read. @param body What stands in it, in WordprocessingML. */
export function docxEntries(
  body: string,
  { core = '', notes = '', numbering = '', further = {} as Readonly<Record<string, string>> } = {},
): ZipEntry[] {
  const xml = (content: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
  const styles = ['Title', 'heading 1', 'heading 2'].map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
  );
  const list = (id: number, format: string) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/><w:lvlText w:val="${format === 'bullet' ? '•' : '%1.'}"/></w:lvl></w:abstractNum>`;
  return [
    zipEntry(
      '[Content_Types].xml',
      xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
    ),
    zipEntry(
      '_rels/.rels',
      xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationship}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    ),
    zipEntry(
      'word/document.xml',
      xml(`<w:document xmlns:w="${wordNamespace}"><w:body>${body}</w:body></w:document>`),
    ),
    zipEntry('word/styles.xml', xml(`<w:styles xmlns:w="${wordNamespace}">${styles.join('')}</w:styles>`)),
    zipEntry(
      'word/numbering.xml',
      xml(
        `<w:numbering xmlns:w="${wordNamespace}">${list(1, 'bullet')}${list(2, 'decimal')}${numbering}${[1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`,
      ),
    ),
    ...Object.entries(further).map(([name, content]) => zipEntry(name, xml(content))),
    zipEntry('word/footnotes.xml', xml(`<w:footnotes xmlns:w="${wordNamespace}">${notes}</w:footnotes>`)),
    zipEntry(
      'docProps/core.xml',
      xml(
        `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
      ),
    ),
  ];
}

export function docx(body: string, parts: Parameters<typeof docxEntries>[1] = {}): Buffer {
  return zip(docxEntries(body, parts));
}
