import type { Skipped } from '../core/types/refresh-record.js';

/** How what is kept in a kind of file that is not read becomes one that is. */
const conversions: Readonly<Record<string, string>> = {
  '.doc': 'save it as .docx, or convert it: soffice --convert-to docx FILE',
  '.xls': 'save it as .xlsx, or convert it: soffice --convert-to xlsx FILE',
  '.ppt': 'save it as .pptx, or convert it: soffice --convert-to pptx FILE',
  '.pages': 'export it from Pages as .docx',
  '.numbers': 'export it from Numbers as .xlsx',
  '.key': 'export it from Keynote as .pptx',
};

/** Dress and machinery of pages: no document, so that nobody who asks need be told of them. */
const noDocuments = new Set(
  '.css .js .mjs .map .woff .woff2 .ttf .otf .eot .ico .svg .gif .png .jpg .jpeg .webp .avif .bmp'.split(' '),
);

/** Why a file is left out; a fault where it may be a document, which answers count among those that could not be read. */
export type SkipReason = Pick<Skipped, 'reason' | 'isFault'>;

/** For a file of a kind that is not read. @param extension Lower case, with the dot; '' for none. */
export function skipReasonOf(extension: string): SkipReason {
  const conversion = Object.hasOwn(conversions, extension) ? conversions[extension] : undefined;
  const kind = extension || 'no extension';
  const reason = `file type not supported (${kind})${conversion === undefined ? '' : `: ${conversion}`}`;
  return noDocuments.has(extension) ? { reason } : { reason, isFault: true };
}
