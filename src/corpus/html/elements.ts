/** What of a DOM tree is needed to read it; linkedom's nodes have it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  /** Of elements. */
  getAttribute?(name: string): string | null;
  setAttribute?(name: string, value: string): void;
}

export const elementNode = 1;
export const textNode = 3;
export const cdataNode = 4;

function names(line: string): ReadonlySet<string> {
  return new Set(line.split(' '));
}

/** Elements that stand on lines of their own, set off from what is around them. */
export const setOff = names(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DETAILS DIALOG DIV DL FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE UL',
);
/** Elements that begin on a new line. */
export const onNewLine = names('BR CAPTION DD DT LEGEND LI OPTION TR');
/** Of a new line those that begin something new, too: a break does not, nor does a definition behind its term. */
export const beginsBlock = names('CAPTION DT LI OPTION TR');
export const cells = names('TD TH');
export const lists = names('DL MENU OL UL');
/** What a browser does not show, and no reader of a page's text ever sees. Readings of ruby stand beside their words. */
export const unseen = names(
  'ANNOTATION ANNOTATION-XML AUDIO CANVAS DATALIST EMBED HEAD IFRAME INPUT LINK META OBJECT RP RT SCRIPT STYLE TEMPLATE TITLE VIDEO',
);
/** Words on what a page is worked with, not those of its text. */
export const controls = names('BUTTON NOSCRIPT OPTION SELECT SVG TEXTAREA');
