import type { CommandRequest } from '../src/chat/protocol/command.js';
import type { Answer } from '../src/core/types/answer.js';

/** The best passage that bears on a statement: as a whole, else on one of its clauses; undefined where none does. */
export async function relevantPassage(
  statement: string,
  { scope, services: { library, settings } }: Pick<CommandRequest, 'scope' | 'services'>,
): Promise<Answer | undefined> {
  for (const words of [statement, ...clausesOf(statement)]) {
    const answer = await library.answer(words.slice(0, settings.maxQuestionLength), { scope, limit: 1 });
    if (answer.kind === 'found') return answer;
  }
  return undefined;
}

/** A statement of so many words may say more than one thing, of which the documents need not say all. */
const longStatement = 24;
/** A clause of fewer words says too little to be looked for by itself. */
const minClause = 8;
/** So many clauses of one statement are looked for. */
const maxClauses = 4;

/** The clauses of a long statement, longest first: each is looked for by itself where the whole finds nothing; [] of a short one. */
function clausesOf(sentence: string): string[] {
  if (wordsIn(sentence) < longStatement) return [];
  const clauses: string[] = [];
  let clause = '';
  for (const part of sentence.split(/(?<=[,;:])\s|\s(?=[–—])/u)) {
    clause += `${clause === '' ? '' : ' '}${part}`;
    if (wordsIn(clause) < minClause) continue;
    clauses.push(clause);
    clause = '';
  }
  const last = clauses.at(-1);
  if (clause !== '' && last !== undefined) clauses[clauses.length - 1] = `${last} ${clause}`;
  if (clauses.length < 2) return [];
  return clauses.sort((a, b) => b.length - a.length).slice(0, maxClauses);
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
