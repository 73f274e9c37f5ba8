import type { Format } from '../format.js';
import { csv } from './csv.js';
import { epub } from './epub.js';
import { html } from './html.js';
import { json } from './json.js';
import { jsonLines } from './json-lines.js';
import { adoc, orgMode, rst } from './light-markup.js';
import { eml, mbox } from './mail.js';
import { markdown } from './markdown.js';
import { notebook } from './notebook.js';
import { odp, odt, pptx } from './office.js';
import { msg } from './outlook.js';
import { pdf } from './pdf.js';
import { picture } from './picture.js';
import { rtf } from './rtf.js';
import { mhtml, webArchive } from './saved-page.js';
import { ods, xlsx } from './sheets.js';
import { subtitles } from './subtitles.js';
import { tex } from './tex.js';
import { text } from './text.js';
import { word } from './word.js';
import { xml } from './xml.js';

/** Every kind of file that is read. */
export const formats: readonly Format[] = [
  text,
  markdown,
  rst,
  adoc,
  orgMode,
  html,
  mhtml,
  webArchive,
  csv,
  jsonLines,
  json,
  xlsx,
  ods,
  notebook,
  subtitles,
  eml,
  mbox,
  msg,
  word,
  odt,
  pptx,
  odp,
  rtf,
  epub,
  pdf,
  xml,
  tex,
];

/** Those that are read beside them where OCR is on. */
export const pictureFormats: readonly Format[] = [picture];
