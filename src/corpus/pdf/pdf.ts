import type { Annotation } from './annotations.js';
import type { TextItem } from './fragments.js';

/** What of PDF.js is used; its own types are lost on the way through unpdf. */
export interface Pdf {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getPageLabels(): Promise<readonly string[] | null>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
}

export interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
  getOperatorList(): Promise<{ readonly fnArray: readonly number[] }>;
  /** Of the file: fonts by the names that pages call them by, once something that is drawn in them was looked at. */
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
  getAnnotations(): Promise<readonly Annotation[]>;
  getViewport(options: { readonly scale: number }): { readonly transform: readonly number[] };
  cleanup(): void;
}
