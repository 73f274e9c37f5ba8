import type { Annotation } from './annotations.js';
import type { TextItem } from './fragments.js';

/** What of PDF.js is used; its own types are lost on the way through unpdf. */
export interface Pdf {
  readonly numPages: number;
  getPage(number: number): Promise<{
    getTextContent(): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
    getAnnotations(): Promise<readonly Annotation[]>;
    getViewport(options: { readonly scale: number }): { readonly transform: readonly number[] };
    cleanup(): void;
  }>;
  getPageLabels(): Promise<readonly string[] | null>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
}
