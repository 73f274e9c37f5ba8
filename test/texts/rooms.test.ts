import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../../src/config/config.js';

const project = findProjectFolder();

/** Three words or more in a row, in one literal. */
const sentence = /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/;

/** Not said to anybody: what is logged, and what is thrown, which names what was found where it was found. */
const loggedOrThrown =
  /(?:\blog|#log|\.log)(?:\.\w+|\[[^\]]*\])\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\bnew \w*(?:Error|Unreadable|FaultyInput)\((?:[^()]|\([^()]*\))*\)/g;

function sentencesIn(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(loggedOrThrown, '');
  return [...code.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)].flatMap(([, , literal = '']) =>
    sentence.test(literal) ? [literal] : [],
  );
}

it('finds a sentence in code, and none in what is logged, thrown or a comment', () => {
  const code = `
    /** Says 'this is no text'. */
    // nor 'is this one here'
    log.warn({ id }, 'a reply was not shown');
    throw new UsageError(\`there is no such \${thing}\`);
    text('Nothing was found here.');
  `;
  expect(sentencesIn(code)).toEqual(['Nothing was found here.']);
});

/** What is no text of the bot's own, or stands in no catalogue for a reason. */
const exempt: Readonly<Record<string, string>> = {
  'commands/ask.ts': 'examples of questions about the sample documents, which are in English',
  'commands/check.ts': 'examples',
  'commands/coverage.ts': 'examples',
  'commands/find.ts': 'examples',
  'commands/watch.ts': 'examples',
  'commands/find-draft.ts': 'the key of a label of progress',
  'src/chat/dispatch/listening.ts': 'words of people',
  'src/chat/dispatch/small-talk.ts': 'words of people',
  'src/chat/permalink/link-token.ts': 'a purpose that a key is derived for',
  'src/cli/commands/model.ts': 'a sentence to try a model on',
  'src/cli/commands/table.ts': 'marks in a file',
  'src/cli/completion/bash.ts': 'comments of a script',
  'src/cli/completion/fish.ts': 'comments of a script',
  'src/cli/completion/zsh.ts': 'a line of a script',
  'src/adapters/terminal/render.ts': 'a line that is typed',
  // Reasons that are logged, or thrown further on.
  'src/cli/wiring/keep-watching.ts': 'reasons that are logged',
  'src/adapters/discord/adapter.ts': 'logged',
  'src/adapters/mcp/stdio.ts': 'logged',
  'src/adapters/slack/adapter.ts': 'logged',
  'src/adapters/slack/bolt-log.ts': 'a text of the library',
  'src/adapters/slack/faults.ts': 'a text of the library',
  'src/adapters/api-address.ts': 'what a setting must be, as all of src/config says it',
  'src/evaluation/altered-quotes.ts': 'names of rules',
  'src/evaluation/faulty-input.ts': 'reasons that are thrown',
  'src/evaluation/json-lines.ts': 'reasons that are thrown',
  'src/evaluation/run-file.ts': 'reasons that are thrown',
};

/** What the doctor says of one platform stands with its adapter, as what its settings must be does. */
const isOwnCatalogue = (path: string) => /^src\/adapters\/[^/]+\/(?:doctor-texts|platform)\.ts$/.test(path);

it('keeps what people read in the catalogues', () => {
  const found = ['commands', 'src/cli', 'src/chat', 'src/adapters', 'src/evaluation'].flatMap((room) =>
    readdirSync(join(project, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .flatMap((file) => {
        const path = relative(project, file).split(sep).join('/');
        const sentences = isOwnCatalogue(path) ? [] : sentencesIn(readFileSync(file, 'utf8'));
        return sentences.map((text) => ({ path, text }));
      }),
  );
  expect(found.filter(({ path }) => exempt[path] === undefined)).toEqual([]);
  const needless = Object.keys(exempt).filter((path) => !found.some((one) => one.path === path));
  expect(needless).toEqual([]);
});
