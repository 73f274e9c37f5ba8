// Stands in for the model's program: a text's vector holds its length; `argv[2]` names a folder for what happened before.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lives = join(process.argv[2], 'lives');
appendFileSync(lives, 'x');
const life = readFileSync(lives, 'utf8').length;
if (existsSync(join(process.argv[2], 'unusable'))) {
  process.send({ kind: 'unusable', problem: 'it is no sentence model' }, () => process.exit());
} else {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, text }) => {
    if (text === 'crash always' || (text === 'crash once' && life === 1))
      process.kill(process.pid, 'SIGSEGV');
    else if (text === 'hang once' && life === 1) return;
    else if (text === 'failing') process.send({ kind: 'failed', id });
    else if (text === 'nothing') process.send({ kind: 'encoded', id });
    else process.send({ kind: 'encoded', id, vector: Int8Array.of(text.length, life) });
  });
  process.send({ kind: 'ready', dimensions: 2 });
}
