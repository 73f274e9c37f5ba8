import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answering/answer-question.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { documentOf } from '../../support/texts.js';

/** A table of lines, the first of which names the columns. */
function tableOf(...lines: readonly string[]): Document {
  const text = lines.join('\n');
  let start = 0;
  const blocks = lines.map((line, i) => {
    const block = {
      kind: 'table-row' as const,
      start,
      end: start + line.length,
      ...(i === 0 ? {} : { header: 0 }),
    };
    start += line.length + 1;
    return block;
  });
  return { ...documentOf('plans.md', text), blocks };
}

async function marked(question: string, document: Document): Promise<readonly string[]> {
  const index = await buildIndex([document], new EmbeddedEngine());
  const options = { scope: everything, limit: 1, minConfidence: 0, maxQuestionLength: 2000 };
  const [quote] = (await answerQuestion(question, index, options)).quotes;
  return quote?.highlights.map(({ start, end }) => quote.text.slice(start, end)) ?? [];
}

const plans = tableOf(
  '| Plan | Requests a minute | Support |',
  '| Free | 60 | forum |',
  '| Team | 600 | mail, two days |',
  '| Enterprise | 6000 | telephone |',
);

describe('of a table that answers', () => {
  it('the cell is marked where the row that was asked for meets its column', async () => {
    expect(await marked('How many requests are there for Enterprise?', plans)).toContain('6000');
    expect(await marked('Which support is there for Team?', plans)).toContain('mail, two days');
    expect(await marked('Which support is there for Team?', plans)).not.toContain('600');
  });

  it('no cell is marked where no column is named, or two are as much', async () => {
    expect(await marked('Team', plans)).toEqual(['Team']);
    expect(
      await marked(
        'requests and support of Team',
        tableOf('| Plan | Requests | Support |', '| Team | 600 | mail |'),
      ),
    ).not.toContain('600');
  });

  it('no cell is marked that the row does not have', async () => {
    expect(await marked('support for Team', tableOf('| Plan | Support |', '| Team |'))).not.toContain('');
  });
});
