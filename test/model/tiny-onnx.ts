/** Fields of Protocol Buffers, as ONNX needs them: numbers, and bytes behind their length. https://protobuf.dev/programming-guides/encoding */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) return Buffer.from(bytes);
  }
}

const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, ...parts: readonly (Buffer | string)[]) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
};

const float = 1;
const int64 = 7;

/** https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const described = (field: number, name: string, type: number, dims: readonly (string | number)[]) => {
  const shape = dims.map((dim) => bytes(1, typeof dim === 'number' ? number(1, dim) : bytes(2, dim)));
  return bytes(field, bytes(1, name), bytes(2, bytes(1, number(1, type), bytes(2, ...shape))));
};

/**
 * A sentence model of a few kB: of each token it gives the row of that number of `rows`.
 * @param input What it takes; a sentence model takes `input_ids`.
 */
export function tinyOnnx(rows: readonly (readonly number[])[], input = 'input_ids'): Buffer {
  const dimensions = rows[0]?.length ?? 0;
  const raw = Buffer.from(Float32Array.from(rows.flat()).buffer);
  const table = bytes(
    5,
    number(1, rows.length),
    number(1, dimensions),
    number(2, float),
    bytes(8, 'rows'),
    bytes(9, raw),
  );
  const gather = bytes(
    1,
    bytes(1, 'rows'),
    bytes(1, input),
    bytes(2, 'last_hidden_state'),
    bytes(4, 'Gather'),
  );
  const graph = bytes(
    7,
    gather,
    bytes(2, 'tiny'),
    table,
    described(11, input, int64, [1, 'tokens']),
    described(12, 'last_hidden_state', float, [1, 'tokens', dimensions]),
  );
  return Buffer.concat([number(1, 8), graph, bytes(8, bytes(1, ''), number(2, 13))]);
}

/** A tokenizer that knows these words, in `tokenizer.json`'s form; any other word is the first of them. */
export function tinyTokenizer(words: readonly string[]): string {
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: words[0],
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, i) => [word, i])),
    },
  });
}
