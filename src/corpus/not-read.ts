/** How what is kept in a kind of file that is not read becomes one that is. */
const conversions: Readonly<Record<string, string>> = {
  '.doc': 'save it as .docx, or convert it: soffice --convert-to docx FILE',
  '.xls': 'save it as .xlsx, or convert it: soffice --convert-to xlsx FILE',
  '.ppt': 'save it as .pptx, or convert it: soffice --convert-to pptx FILE',
  '.pages': 'export it from Pages as .docx',
  '.numbers': 'export it from Numbers as .xlsx',
  '.key': 'export it from Keynote as .pptx',
};

/** Why a file of such a kind is left out. @param extension Lower case, with the dot; '' for none. */
export function notRead(extension: string): string {
  const conversion = Object.hasOwn(conversions, extension) ? conversions[extension] : undefined;
  const kind = extension || 'no extension';
  return `file type not supported (${kind})${conversion === undefined ? '' : `: ${conversion}`}`;
}
