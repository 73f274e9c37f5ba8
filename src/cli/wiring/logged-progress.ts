import type { Logger } from '../../chat/protocol/logger.js';
import type { Progress } from '../../core/types/library.js';

/** Logs how far long work is, a line for each tenth of the way; nothing where it takes seconds alone. */
export function loggedProgress(log: Pick<Logger, 'info'>): (progress: Progress) => void {
  let lastTenth = -1;
  return ({ label, done, total, doneBytes = 0, totalBytes = 0, leftMs }) => {
    if (leftMs === undefined || totalBytes === 0) return;
    const tenth = Math.floor((doneBytes * 10) / totalBytes);
    if (tenth <= lastTenth) return;
    lastTenth = tenth;
    log.info({ work: label, done, total, doneBytes, totalBytes, leftMs }, 'long work goes on');
  };
}
