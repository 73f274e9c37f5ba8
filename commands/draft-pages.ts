import { DraftReport, type Viewer } from '../src/chat/drafts/draft-report.js';
import { pageOfReport } from '../src/chat/messages/draft-check.js';
import type { Block, ReplyContent } from '../src/chat/protocol/reply.js';

/** A message shows so many items of a report. */
const perPage = 4;

/** What a report in pages is made of. */
export interface DraftPages<T> {
  /** The draft's. */
  readonly name: string;
  /** In the order in which they are shown. */
  readonly items: readonly T[];
  /** Stands on the first page. */
  readonly summary: readonly Block[];
  /** What stands for some items; first called for those of the first page. */
  show(items: readonly T[], viewer: Viewer): Promise<ReplyContent>;
}

/** The first page of a report, with buttons that turn to the others. */
export function firstPage<T>(
  { name, items, summary, show }: DraftPages<T>,
  viewer: Viewer,
): Promise<ReplyContent> {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const report = new DraftReport(pages, async (page, by) => {
    const some = items.slice((page - 1) * perPage, page * perPage);
    const content = await show(some, by);
    const head = page === 1 ? summary : [];
    const foot = pages === 1 ? [] : [pageOfReport(viewer.services.settings.texts, name, page, pages)];
    return { ...content, blocks: [...head, ...content.blocks, ...foot] };
  });
  return report.page(1, viewer);
}
