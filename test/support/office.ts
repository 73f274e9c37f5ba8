import { zip, zipEntry } from './zip.js';

const namespaces =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';

/** A part of an Office file: an element that knows the prefixes that are in use. */
export function part(element: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} ${namespaces}>${content}</${element}>`;
}

/** An archive of parts by name. */
export function archive(parts: Readonly<Record<string, string>>): Buffer {
  return zip(Object.entries(parts).map(([name, content]) => zipEntry(name, content)));
}

/** Where a part leads to: ids r1, r2, ... in order of the targets. */
export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], i) =>
      `<Relationship Id="r${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

/** The parts of an Excel workbook. @param sheets Rows as XML, by the sheet's name. */
export function xlsxParts(
  sheets: Readonly<Record<string, string>>,
  { strings = [] as readonly string[], styles = '', properties = '' } = {},
): Record<string, string> {
  const names = Object.keys(sheets);
  return {
    'xl/workbook.xml': part(
      'workbook',
      `${properties}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets>`,
    ),
    'xl/_rels/workbook.xml.rels': relationships(
      names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ),
    'xl/sharedStrings.xml': part('sst', strings.map((text) => `<si>${text}</si>`).join('')),
    'xl/styles.xml': part('styleSheet', styles),
    ...Object.fromEntries(
      Object.values(sheets).map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        part('worksheet', `<sheetData>${rows}</sheetData>`),
      ]),
    ),
  };
}

/** An OpenDocument file of this content. */
export function openDocument(content: string, meta = ''): Buffer {
  return archive({
    'content.xml': part('office:document-content', `<office:body>${content}</office:body>`),
    'meta.xml': part('office:document-meta', `<office:meta>${meta}</office:meta>`),
  });
}
