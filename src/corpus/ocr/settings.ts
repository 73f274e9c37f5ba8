/** How pictures of text are read. */
export interface OcrSettings {
  /** As Tesseract names them: `eng`, `deu`. At least one. */
  readonly languages: readonly string[];
  /** So many pages of one file; an integer >= 1. */
  readonly pages: number;
}
