// Makes files of what is measured as rolldown.config.js makes them of the program: each process and thread one, with what it
// loads later beside it.
import { join } from 'node:path';
import { bundleOf, inOne, startedBy } from '../../rolldown.config.js';

const compiled = join(import.meta.dirname, '..', '..', 'dist', 'bench');
const dir = join(compiled, 'bundle');
const bundle = bundleOf(compiled, dir);

const programOf = (name) => ({
  input: { [name]: join(compiled, 'test', 'bench', programs[name]) },
  plugins: [...bundle.plugins, startedBy(compiled, dir, name)],
});
const programs = {
  'contender-process': join('process', 'contender-process.js'),
  'our-thread': join('contenders', 'our-thread.js'),
};

export default [
  { ...bundle, ...programOf('contender-process') },
  {
    ...bundle,
    ...programOf('our-thread'),
    output: { ...bundle.output, codeSplitting: inOne('our-thread', /contenders[\\/]our-thread\.js$/) },
  },
];
