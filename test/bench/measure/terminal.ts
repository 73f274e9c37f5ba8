import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProjectFolder } from '../../../src/config/config.js';
import { type Corpus, documentsOf } from '../corpus/corpus-file.js';
import { median } from '../statistics.js';

/** As many as the manuals of a few programs have: what somebody asks from the terminal. */
const maxPassages = 14_000;
const turns = 5;

/** Says on stderr, as its last line, what the process has taken of the processor. */
const telling =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();' +
  'process.stderr.write("\\n"+(user+system)/1e3+"\\n")})';

/**
 * The processor time of `npm run ask` over a folder that was indexed and has not changed, from the start of the process
 * to its end, in milliseconds: the median of a few.
 * @param work A folder of its own; it is made.
 */
export async function measureTerminal(
  { file, passages }: Corpus,
  question: string,
  work: string,
): Promise<number> {
  const documents = join(work, 'documents');
  mkdirSync(documents, { recursive: true });
  let number = 0;
  for (const { title, text } of documentsOf({ file, passages: Math.min(passages, maxPassages) })) {
    writeFileSync(join(documents, `${number++}.txt`), `${title}\n\n${text}\n`);
  }
  const ask = async () => {
    const program = join(findProjectFolder(), 'dist', 'src', 'main.js');
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', telling, program, 'ask', '--json', '--corpus', documents, '--', question],
      {
        env: { PATH: process.env['PATH'], VERBATIM_STATE: join(work, 'state') },
        maxBuffer: 1 << 26,
      },
    );
    return Number(stderr.trim().split('\n').at(-1));
  };
  // The first one indexes. What was written just now is opened once more: it may change again and look the same.
  await ask();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await ask();
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) times.push(await ask());
  return median(times);
}
