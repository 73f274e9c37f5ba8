import { readProjectFile } from '../support/documentation.js';

export interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** Its instructions, stage by stage; lines that go on are one. */
export function stagesOf(file: string): readonly (readonly Instruction[])[] {
  const lines = readProjectFile(file)
    .replaceAll(/\\\n\s*/gu, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.split(' ');
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, words: words.join(' ') });
  }
  return stages;
}

/** From where in the project to where in the image a stage copies; what an earlier stage made stands in the project as it is. */
export function copiesOf(stage: readonly Instruction[]): readonly (readonly [from: string, to: string])[] {
  return stage
    .filter(({ name }) => name === 'COPY')
    .flatMap(({ words }) => {
      const paths = words.replace(/^--from=build /, '').split(' ');
      const to = paths.at(-1) ?? '';
      return paths.slice(0, -1).map((path) => {
        const from = path.replace(/^\/app\//, '');
        const target = to.endsWith('/') ? `${to}${from.split('/').at(-1)}` : to;
        return [from, target.startsWith('/') ? target : `/app/${target.replace(/^\.\//, '')}`] as const;
      });
    });
}

/** The variables that a stage sets. */
export function environmentOf(stage: readonly Instruction[]): Readonly<Record<string, string>> {
  const set = stage.filter(({ name }) => name === 'ENV').flatMap(({ words }) => words.split(/\s+/u));
  return Object.fromEntries(set.map((pair) => pair.split('=', 2) as [string, string]));
}
