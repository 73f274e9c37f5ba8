// Reads a picture with the compiled program, and tells its first line. `--connect`: opens a socket beside it.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [recogniser = '', picture = '', connects] = process.argv.slice(2);
const { Recogniser } = await import(recogniser);
const limits = { timeMs: 120_000, memoryBytes: 1e9, unpackedBytes: 1e8 };
const { text } = await new Recogniser(['eng'], limits).read(readFileSync(picture));
process.stdout.write(`read: ${text.split('\n')[0]}\n`);
if (connects === '--connect') {
  const socket = connect(9, '127.0.0.1');
  await new Promise((resolve) => socket.on('error', resolve).on('connect', resolve));
}
process.exit();
