/**
 * Makes the table of word-piece vectors that ships with the program: a sentence's pieces are to add up to the vector that a
 * language model gives the whole sentence. For developers; takes some half an hour. `npm run distil -- FOLDER OUT` wants
 * in FOLDER: `packages/` with the files that packages.ts names, `teacher/` with the two files that teacher.ts names,
 * and `runtime/`, where `npm install onnxruntime-node@1.30.0 --onnxruntime-node-install=skip` was run. What has been
 * computed is kept in FOLDER. Given the same files it writes the same table.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distil } from './distil.js';
import { trainingTexts } from './sentences.js';
import { openTeacher, teacherHash, teacherName } from './teacher.js';

/** Texts that the table is trained on, and those that tell how well it does. */
const trained = 39_000;
const tested = 1_000;

/**
 * 4.2 MB. Of 73 questions to manuals 256 dimensions answered 36 in three passages and 128 answered 34, of 62 to news both 43
 * (beside BM25 over windows of 400 characters): not worth twice the file, twice the vectors of every passage and twice their time.
 */
const dimensions = 128;

const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('npm run distil -- FOLDER OUT');
const say = (text: string) => process.stdout.write(`${text}\n`);

const texts = trainingTexts(join(folder, 'packages'), join(folder, 'unpacked'));
say(`${texts.length} texts, of which ${trained} are trained on`);
const made = await distil(texts, {
  teacher: await openTeacher(join(folder, 'teacher'), join(folder, 'runtime'), join(folder, 'vectors.bin')),
  name: teacherName,
  hash: teacherHash,
  dimensions,
  trained,
  tested,
  onEncoded: (encoded) => {
    if (encoded % 5000 === 0) say(`${encoded} texts encoded`);
  },
});
say(
  `mean cosine with the teacher on ${tested} other texts: ${made.untrained.toFixed(4)} untrained, ${made.trained.toFixed(4)} trained`,
);
writeFileSync(out, made.bytes);
say(`${out} is written`);
