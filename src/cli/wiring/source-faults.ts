import type { Config } from '../../config/config.js';
import { readSources } from '../../corpus/sources/read-sources.js';
import { commandLine } from '../../texts/command-line/index.js';

const { sources: texts } = commandLine.printed;

/** More entries that mean no file are counted. */
const maxNamed = 20;

/**
 * What of sources.yaml and sources.csv does not count: what is wrong or stands there twice, and entries that mean none
 * of the corpus' files.
 * @param ids Of all files, those that are left out, too.
 */
export async function sourceFaults(
  { corpus }: Pick<Config, 'corpus'>,
  ids: readonly string[],
): Promise<string[]> {
  const { sources, warnings } = await readSources(corpus.sourcesFile);
  const unused = sources.unused(ids).map((place) => texts.noSuchFile(place));
  const more = unused.length - maxNamed;
  return [...warnings, ...unused.slice(0, maxNamed), ...(more > 0 ? [texts.moreUnused(more)] : [])];
}
