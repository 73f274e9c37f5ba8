import { cleanLine } from './clean.js';

/** What programs call a document that nobody has given a title. */
const noTitle =
  /^(?:untitled|unnamed|unbenannt|sans titre|sin título|(?:new |microsoft )?(?:word )?document ?\d*|dokument ?\d*|powerpoint[- ]presentation|presentation ?\d*|title|slide 1|\d+)$/i;
const fileName = /\.(?:docx?|dotx?|odt|rtf|pdf|pptx?|indd|qxd|tex|dvi|tmp|txt|html?|cdr|ai)$/i;

/**
 * The title that a Word file or a PDF gives itself; undefined where a program has put there something of its own, such
 * as "Microsoft Word - draft3.doc", for the first heading says more.
 */
export function producerTitle(value: string | undefined): string | undefined {
  const title = cleanLine(value ?? '').replace(/^(?:Microsoft )?(?:Word|PowerPoint|Excel) - /i, '');
  return title === '' || noTitle.test(title) || fileName.test(title) ? undefined : title;
}
