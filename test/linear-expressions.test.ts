import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { findProjectFolder } from '../src/config/config.js';
import { runsAll } from './support/runs-all.js';

const project = findProjectFolder();

/** What recheck suspects and cannot hurt: each literal as it stands in the code, with the reason. */
const harmless: Readonly<Record<string, string>> = {
  [String.raw`/(?:[^\p{L}\p{N}@<:"“”„«»']|<[@!#][^<>\s]*>|@[\w.-]+|:[a-z0-9_+-]+:|[<:])*/uy`]:
    'Nothing stands behind its star, so it never fails and never goes back; no alternative reads past the next < or : twice.',
  [String.raw`/^(?:你好|您好|大家好|请问|麻烦问一下|想问一下|[，。！、\s])+|(?<!谢谢|谢谢大家|多谢|拜托|[，。！？\s])(?:谢谢|谢谢大家|多谢|拜托|[，。！？\s])+$/gu`]:
    'It is tried on a question, which is cut to its longest length before.',
  [String.raw`/<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})/i`]:
    'Every repeat is bounded: a constant for each character of the text.',
  [String.raw`/^[\s>*+\d.)-]*#{1,6}(?=\s)|\s#+\s*$|(?:\r\n|\r|\n)[\s>]*(?:=+|-+)\s*$/g`]:
    'A heading of more than 1,000 characters is not searched.',
  [String.raw`/(?<![\p{L}\p{M}\p{N}]|[\p{L}\p{M}\p{N}][-‐‑])[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*$/u`]:
    'Each chain of words is entered once, at its start.',
};

/**
 * Milliseconds of search for one expression. What is not decided by then is let through: a slow machine must not fail the
 * test, and what can be slow is nearly always found in a tenth of CI's time.
 */
const patienceMs = runsAll ? 1_000 : 100;

/** Every regular expression that is written out in the code, with the file in which it first stands. */
function literals(): Map<string, { pattern: string; flags: string; file: string }> {
  const found = new Map<string, { pattern: string; flags: string; file: string }>();
  for (const folder of ['src', 'commands']) {
    for (const path of readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!path.endsWith('.ts')) continue;
      const file = `${folder}/${path}`;
      const program = parseAst(readFileSync(join(project, file), 'utf8'), { lang: 'ts' });
      JSON.stringify(program, (_, node: unknown) => {
        if (typeof node === 'bigint') return 0;
        if (isLiteral(node)) {
          const written = `/${node.regex.pattern}/${node.regex.flags}`;
          if (!found.has(written)) found.set(written, { ...node.regex, file });
        }
        return node;
      });
    }
  }
  return found;
}

function isLiteral(node: unknown): node is { readonly regex: { pattern: string; flags: string } } {
  return typeof node === 'object' && node !== null && 'regex' in node && node.regex !== undefined;
}

/** Those that recheck can make slow, as `file: /literal/`. */
async function slowOf(
  expressions: ReadonlyMap<string, { pattern: string; flags: string; file: string }>,
): Promise<string[]> {
  const slow: string[] = [];
  for (const [written, { pattern, flags, file }] of expressions) {
    const { status } = await check(pattern, flags, { timeout: patienceMs, randomSeed: 1 });
    if (status === 'vulnerable') slow.push(`${file}: ${written}`);
  }
  return slow;
}

it('finds an expression whose time grows with the square of a text', async () => {
  expect(await slowOf(new Map([['/ +$/', { pattern: ' +$', flags: '', file: 'here' }]]))).toEqual([
    'here: / +$/',
  ]);
});

it('reads every expression of the code, and keeps no exception that is gone', () => {
  const known = literals();
  expect(known.size).toBeGreaterThan(400);
  expect(Object.keys(harmless).filter((written) => !known.has(written))).toEqual([]);
});

it('has no expression that a text can make slow', async () => {
  // Without a repeat an expression takes no longer for a longer text.
  const expressions = new Map(
    [...literals()].filter(([written, { pattern }]) => !(written in harmless) && /[*+{]/.test(pattern)),
  );
  expect(await slowOf(expressions)).toEqual([]);
  // All processors for half a minute in CI; on a busy machine the share that is left may take long.
}, 600_000);
