// Tells the id of a parsing process, and then keeps that busy for ever. Parameters: parsing-process.js, and its program.
const [modules = '', program = ''] = process.argv.slice(2);
const { ParsingProcess } = await import(modules);
const limits = { timeMs: 3_600_000, memoryBytes: 1e9, unpackedBytes: 1e6 };
const child = new ParsingProcess({ limits, program });
const { text } = await child.read('faulty', Buffer.from('process'));
process.stdout.write(`${text}\n`);
await child.read('faulty', Buffer.from('hang'));
