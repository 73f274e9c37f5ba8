import { percentDone, progressFigures, shareDone } from '../../chat/messages/progress.js';
import type { Progress } from '../../chat/protocol/reply.js';
import { english } from '../../texts/english/index.js';
import { inertLine } from './inert.js';
import { progressLine } from './render.js';
import { displayWidth } from './width.js';

/** The part of process.stdout and process.stderr that this adapter uses. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** As tty.WriteStream tells it, NO_COLOR and FORCE_COLOR considered. */
  hasColors?(): boolean;
}

export interface TerminalProgress {
  report(progress: Progress): void;
  /** Takes the bar away, so that what follows begins on a clean line. */
  end(): void;
}

export interface LateProgress extends TerminalProgress {
  /** Has something else said meanwhile, on a line of its own. */
  aside(say: () => void): void;
}

const barWidth = 24;

/**
 * Shows how far long work is. On a terminal one line that moves; elsewhere, in a log, a line for each label and for
 * each tenth of the way.
 */
export function terminalProgress(output: Output): TerminalProgress {
  return output.isTTY === true ? movingBar(output) : plainLines(output);
}

/** What is done sooner is not told of, in milliseconds. */
const patienceMs = 1_000;

/**
 * The same for what mostly takes no time: nothing is shown for the first second, then what was last reported.
 * @param first What is shown where nothing else is reported.
 */
export function lateProgress(output: Output, first: Progress): LateProgress {
  const shown = terminalProgress(output);
  const startedAt = Date.now();
  let last = first;
  const timer = setTimeout(() => shown.report(last), patienceMs);
  return {
    report(progress) {
      last = progress;
      // The timer has had no turn where the work leaves none.
      if (Date.now() - startedAt >= patienceMs) shown.report(progress);
    },
    aside(say) {
      shown.end();
      say();
    },
    end() {
      clearTimeout(timer);
      shown.end();
    },
  };
}

function movingBar(output: Output): TerminalProgress {
  let shown = '';
  return {
    report(progress) {
      const line = barLine(progress, (output.columns ?? 80) - 1);
      if (line === shown) return;
      output.write(`\r${line}\u001b[K`);
      shown = line;
    },
    end() {
      if (shown !== '') output.write('\r\u001b[K');
      shown = '';
    },
  };
}

/** `████████░░░░  33%  Reading documents: 3 of 10, about 5 s left`, from its end left out what does not fit. */
function barLine(progress: Progress, columns: number): string {
  const name = inertLine(progress.label);
  if (progress.total <= 0) return displayWidth(name) <= columns ? name : '…';
  const share = shareDone(progress);
  const filled = Math.floor(share * barWidth);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  const percent = `${percentDone(progress)}%`.padStart(4);
  const short = `${bar} ${percent}  ${name}`;
  const figures = progressFigures(english, progress);
  const lines = [...(figures === '' ? [] : [`${short}: ${figures}`]), short];
  return lines.find((line) => displayWidth(line) <= columns) ?? percent;
}

function plainLines(output: Output): TerminalProgress {
  let last: { readonly label: string; readonly tenth: number } | undefined;
  return {
    report(progress) {
      const tenth = progress.total > 0 ? Math.floor(shareDone(progress) * 10) : -1;
      if (last?.label === progress.label && tenth <= last.tenth) return;
      output.write(`${progressLine(english, progress)}\n`);
      last = { label: progress.label, tenth };
    },
    end() {
      last = undefined;
    },
  };
}
