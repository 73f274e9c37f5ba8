import { defined } from '../../core/types/defined.js';
import { ModelError } from './model-error.js';
import type { EncodeCall, ProcessMessage } from './process-messages.js';
import { loadTextModel, type TextModel } from './text-model.js';

// The program of a model's process. The folder of the model comes as an argument; when the process that started it is gone,
// it ends.

const tell = (message: ProcessMessage) =>
  new Promise<void>((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, () => resolve());
  });

process.on('disconnect', () => process.exit());

let model: TextModel | undefined;
try {
  model = await loadTextModel(process.argv[2] ?? '');
} catch (error) {
  if (!(error instanceof ModelError)) throw error;
  await tell({ kind: 'unusable', problem: error.message });
  process.exit();
}
const { dimensions, encode } = model;
await tell({ kind: 'ready', dimensions });

process.on('message', async ({ id, text }: EncodeCall) => {
  try {
    const vector = await encode(text);
    await tell({ kind: 'encoded', id, ...defined({ vector }) });
  } catch {
    // What the runtime says of a text may repeat it.
    await tell({ kind: 'failed', id });
  }
});
