import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { defined } from '../../core/types/defined.js';
import type { FormatContext, FormatReading } from '../format.js';
import { ParserFailed, Unreadable } from '../unreadable.js';
import { readFrames, writeFrames } from './frames.js';
import { maxReplyBytes, outOfMemoryReason, type ParsingLimits, tookTooLong, wholeClockMs } from './limits.js';
import { channels, parseReply, type Reply, type Request } from './messages.js';

/** How much later than the process itself its parent notices that it took too long, in milliseconds. */
const graceMs = 10_000;

/** The share of the memory that V8's heap may take; buffers and code need the rest. */
const heapShare = 0.75;

/** Beside this module; where that runs from source, as in tests, what was compiled of it. */
function compiledProgram(): string {
  const [beside = '', built = ''] = ['./program.js', '../../../dist/src/corpus/parsing/program.js'].map(
    (path) => fileURLToPath(new URL(path, import.meta.url)),
  );
  return existsSync(beside) ? beside : built;
}

export interface ParsingProcessOptions {
  readonly limits: ParsingLimits;
  /** What the child process runs; default: the formats of this project. */
  readonly program?: string;
}

/** A child process that reads one file at a time. Once a file has cost it its life it is of no further use. */
export class ParsingProcess {
  readonly #limits: ParsingLimits;
  readonly #child: ChildProcess;
  readonly #replies: AsyncGenerator<Buffer>;
  readonly #ended: Promise<Unreadable>;
  #isUsable = true;

  constructor({ limits, program = compiledProgram() }: ParsingProcessOptions) {
    this.#limits = limits;
    const heapMegabytes = Math.ceil((limits.memoryBytes * heapShare) / 2 ** 20);
    this.#child = spawn(
      process.execPath,
      [`--max-old-space-size=${heapMegabytes}`, program, JSON.stringify(limits)],
      {
        // Where the tokens stand. What Windows cannot do without libuv adds by itself.
        env: {},
        stdio: ['pipe', 'ignore', 'ignore', 'pipe', 'pipe'],
        windowsHide: true,
      },
    );
    this.#replies = readFrames(this.#child.stdio[channels.replies] as Readable, maxReplyBytes);
    let lastWords = '';
    (this.#child.stdio[channels.lastWords] as Readable).on('data', (piece: Buffer) => {
      lastWords += piece.toString();
    });
    // A process that dies while it is written to is told of by its end.
    this.#requests.on('error', () => {});
    this.#ended = new Promise<Unreadable>((resolve) => {
      this.#child.on('error', () => resolve(new ParserFailed('its parser cannot be started')));
      this.#child.on('close', (code, signal) => resolve(this.#whyEnded(lastWords, code, signal)));
    }).then((reason) => {
      this.#isUsable = false;
      return reason;
    });
  }

  /** Whether it can take another file: it lives, and what it held for the last one leaves room for the next. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  /** @throws {Unreadable} with what the format says, or with what the file did to the process. */
  async read(format: string, bytes: Uint8Array, around?: FormatContext): Promise<FormatReading> {
    const request: Request = { format, ...defined({ around }) };
    writeFrames(this.#requests, Buffer.from(JSON.stringify(request)), bytes);
    const reply = await this.#reply();
    if ('reason' in reply) throw new Unreadable(reply.reason);
    if (reply.residentBytes > this.#limits.memoryBytes / 2) this.end();
    return reply.reading;
  }

  end(): void {
    this.#isUsable = false;
    this.#child.kill('SIGKILL');
  }

  get #requests(): Writable {
    return this.#child.stdio[channels.requests] as Writable;
  }

  async #reply(): Promise<Reply> {
    let isLate = false;
    // Counted by the process itself; this is for one that cannot even do that. What has come meanwhile is read first.
    const timer = setTimeout(
      () =>
        setImmediate(() => {
          isLate = true;
          this.end();
        }),
      wholeClockMs(this.#limits) + graceMs,
    );
    try {
      const { value: frame, done } = await this.#replies.next();
      if (!done) return parseReply(frame);
    } catch {
      // Too long, or nothing that a reply looks like.
      this.end();
      throw new Unreadable('its parser gave nothing that can be read');
    } finally {
      clearTimeout(timer);
    }
    const reason = await this.#ended;
    throw isLate ? new Unreadable(tookTooLong(this.#limits)) : reason;
  }

  #whyEnded(lastWords: string, code: number | null, signal: NodeJS.Signals | null): Unreadable {
    if (lastWords === 'time') return new Unreadable(tookTooLong(this.#limits));
    // V8 aborts where its heap is full.
    const isFull = lastWords === 'memory' || signal === 'SIGABRT' || code === 134;
    if (isFull) return new Unreadable(outOfMemoryReason(this.#limits));
    // The system kills where the machine's memory is full, whoever has filled it.
    if (signal === 'SIGKILL') return new ParserFailed(outOfMemoryReason(this.#limits));
    return new ParserFailed(`its parser failed (${signal ?? `exit code ${code}`})`);
  }
}
