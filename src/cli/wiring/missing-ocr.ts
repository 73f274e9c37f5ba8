import type { Config } from '../../config/config.js';
import { ocrMissing } from '../../corpus/ocr/packages.js';

/** A line with what to install, where OCR is wanted and cannot run. */
export function missingOcr({ corpus: { parsing } }: Pick<Config, 'corpus'>): readonly string[] {
  const missing = parsing.ocr === undefined ? undefined : ocrMissing(parsing.ocr);
  return missing === undefined ? [] : [missing];
}
