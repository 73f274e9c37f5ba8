import { serve } from '../../../dist/src/corpus/parsing/serve.js';

/** A parser that does what the file says. */
const faulty = {
  name: 'faulty',
  extensions: ['.faulty'],
  async read(bytes) {
    const [order, argument = ''] = new TextDecoder().decode(bytes).split(' ');
    switch (order) {
      case 'hang':
        for (;;);
      case 'wait':
        return new Promise(() => {});
      case 'heap': {
        const held = [];
        for (;;) held.push({ text: `${held.length}` });
      }
      case 'buffers': {
        const held = [];
        for (;;) held.push(Buffer.alloc(16_000_000, 1));
      }
      case 'exit':
        return process.exit(Number(argument));
      case 'throw':
        throw new TypeError('a fault of the parser');
      case 'print':
        process.stdout.write('a warning');
        process.stderr.write('a warning');
        return { text: 'printed', fields: {} };
      case 'environment':
        return { text: JSON.stringify(process.env), fields: {} };
      case 'links':
        return { text: 'linked', fields: { url: 'javascript:alert(1)', title: 'a\nb' } };
      case 'nonsense':
        return { text: 7 };
      case 'process':
        return { text: `process ${process.pid}`, fields: {} };
      default:
        return { text: `${order} ${argument}`, fields: {} };
    }
  },
};

await serve([faulty], JSON.parse(process.argv[2]));
