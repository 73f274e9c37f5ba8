import type { PdfPage } from './pdf.js';

/** What PDF.js knows of a font, where it knows it. */
interface Font {
  readonly name?: unknown;
  readonly bold?: unknown;
  readonly black?: unknown;
}

/** Names of bold fonts: Arial-BoldMT, NimbusRomNo9L-Medi, and those of TeX (CMBX12, SFBX1000). */
const boldName = /bold|black|heavy|demi|[-,](?:bd?|medi)(?:mt)?$|(?:^|\+)(?:cm|sf|ec)(?:bx|ssbx|b)\d/i;

/** Each page with fonts of its own costs about as long as its text. */
const maxPagesAsked = 100;

/** Which fonts of a file are bold; a font of which nothing is known is not. */
export class FontWeights {
  readonly #isBold = new Map<string, boolean>();
  #pagesAsked = 0;

  /** @param names As a page's text names its fonts. @returns those that are bold. */
  async boldAmong(names: ReadonlySet<string>, page: PdfPage): Promise<ReadonlySet<string>> {
    const isNew = [...names].some((name) => !this.#isBold.has(name));
    // A page in one font has no weights.
    if (names.size < 2) return new Set();
    if (isNew && this.#pagesAsked < maxPagesAsked) await this.#ask(names, page);
    return new Set([...names].filter((name) => this.#isBold.get(name) === true));
  }

  async #ask(names: ReadonlySet<string>, page: PdfPage): Promise<void> {
    this.#pagesAsked++;
    // What of a page cannot be drawn is no reason not to read its text.
    await page.getOperatorList().catch(() => undefined);
    for (const name of names) {
      if (page.commonObjs.has(name)) this.#isBold.set(name, isBold(page.commonObjs.get(name) as Font | null));
    }
  }
}

function isBold(font: Font | null): boolean {
  return font?.bold === true || font?.black === true || boldName.test(String(font?.name ?? '').slice(0, 200));
}
