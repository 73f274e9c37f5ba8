import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ParsingLimits } from '../parsing/limits.js';
import type { OcrSettings } from './settings.js';

const require = createRequire(import.meta.url);

/**
 * Tesseract as WebAssembly, by the makers of tesseract.js. That package itself is not wanted: all that it adds in Node is a
 * loader, which fetches what it does not find, and an install script.
 */
const core = { name: 'tesseract.js-core', testedVersion: '7.0.0' } as const;

/** Node 20 has the vector instructions that this build needs. */
export const coreModule = `${core.name}/tesseract-core-simd-lstm`;

/** The version that the tests run with; the languages have the same. */
const testedLanguageVersion = '1.0.0';

/** What a package of a language calls the smaller one of its two sets of data. */
const dataFolder = '4.0.0_best_int';

function languagePackage(language: string): string {
  return `@tesseract.js-data/${language}`;
}

/** The file with what Tesseract has learnt of a language; undefined where its package is not installed. */
export function trainedData(language: string): string | undefined {
  const folder = folderOf(languagePackage(language));
  if (folder === undefined) return undefined;
  const file = join(folder, dataFolder, `${language}.traineddata.gz`);
  return existsSync(file) ? file : undefined;
}

/** What is installed, in one word: it changes with what is read in a picture. */
export function installedOcr({ languages }: OcrSettings): string {
  const names = [core.name, ...languages.map(languagePackage)];
  return names.map((name) => `${name}@${versionOf(name) ?? 'none'}`).join(' ');
}

/** One line with the command that installs what is lacking; undefined where nothing is. */
export function ocrMissing({ languages }: OcrSettings): string | undefined {
  const lacking = languages.filter((language) => trainedData(language) === undefined);
  const hasCore = folderOf(core.name) !== undefined;
  if (hasCore && lacking.length === 0) return undefined;
  const packages = [
    ...(hasCore ? [] : [`${core.name}@${core.testedVersion}`]),
    ...lacking.map((language) => `${languagePackage(language)}@${testedLanguageVersion}`),
  ];
  const what = lacking.length === 0 ? 'OCR' : `OCR of ${lacking.join(' and ')}`;
  return `corpus.ocr: ${what} is not installed, and no picture is read: in the project’s folder, npm install --no-save --ignore-scripts ${packages.join(' ')}`;
}

/** Limits without OCR where that is not installed: pictures are named then. */
export function withInstalledOcr({ ocr, ...limits }: ParsingLimits): ParsingLimits {
  return ocr === undefined || ocrMissing(ocr) !== undefined ? limits : { ...limits, ocr };
}

function versionOf(name: string): string | undefined {
  const folder = folderOf(name);
  return folder === undefined ? undefined : String(require(join(folder, 'package.json')).version);
}

function folderOf(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
