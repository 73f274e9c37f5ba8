import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answeringParts } from '../../src/cli/wiring/library-parts.js';
import { readFolder } from '../../src/cli/wiring/read-folder.js';
import { findProjectFolder, readConfig } from '../../src/config/config.js';
import { answerQuestion } from '../../src/core/answering/answer-question.js';
import { buildIndex } from '../../src/core/indexing/build-index.js';
import { everything } from '../../src/core/types/scope.js';
import { defaultConfiguration } from '../support/default-configuration.js';
import { readProjectFile } from '../support/documentation.js';

/** The question that README begins with, and the quotes that it shows. */
function shownFirst() {
  const [, question = '', shown = ''] =
    /npm run ask -- "([^"]+)"\n\n((?:>.*\n|\n(?=>))+)/u.exec(readProjectFile('README.md')) ?? [];
  const quotes = [...shown.matchAll(/^> ([^—\n].*)\n>\n> — (.+) · (\S+):(\d+)$/gmu)];
  return { question, quotes: quotes.map(([, text, title, file]) => ({ text, title, file })) };
}

it('README begins with what the program answers', async () => {
  const { question, quotes } = shownFirst();
  expect(quotes).toHaveLength(2);
  const config = readConfig(defaultConfiguration, { corpus: join(findProjectFolder(), 'seeds') });
  const answering = answeringParts(config);
  const reader = await buildIndex(await readFolder(config.corpus.folder, config), answering.makeEngine(), {
    encoder: answering.encoder,
  });
  const answer = await answerQuestion(question, reader, { ...answering, scope: everything, limit: 3 });
  expect(
    answer.quotes.slice(0, 2).map(({ text, citation }) => ({ text, file: citation.documentId })),
  ).toEqual(quotes.map(({ text, file }) => ({ text, file })));
});
