import type { CommandRequest } from '../protocol/command.js';
import { type Action, type Block, isActions, type ReplyContent } from '../protocol/reply.js';

/** Who sees a page, and what they may see. */
export type Viewer = Pick<
  CommandRequest,
  'place' | 'person' | 'visibility' | 'scope' | 'publicScope' | 'services'
>;

/** A report in pages. What a page shows is looked up when it is shown, in the documents that its viewer may see then. */
export class DraftReport {
  /** >= 1 */
  readonly pages: number;
  readonly #show: (page: number, viewer: Viewer) => Promise<ReplyContent>;

  /** @param show One page, from 1, without buttons to turn it. */
  constructor(pages: number, show: (page: number, viewer: Viewer) => Promise<ReplyContent>) {
    this.pages = pages;
    this.#show = show;
  }

  /** A page with buttons that turn it. */
  async page(page: number, viewer: Viewer): Promise<ReplyContent> {
    const content = await this.#show(page, viewer);
    if (this.pages === 1) return content;
    const { services, place, person, visibility } = viewer;
    const given = content.blocks.find(isActions);
    // Where no quote was given there is no answer whose id the buttons could bring back.
    const answerId = given?.actions[0]?.answerId ?? services.newId();
    services.reports.keep(answerId, { report: this, page, place, personId: person.id, visibility });
    const names = [
      ...(page > 1 ? (['previous-page'] as const) : []),
      ...(page < this.pages ? (['next-page'] as const) : []),
    ];
    const turning = names.map(
      (name): Action => ({ name, label: services.settings.texts.buttons.labels[name], answerId }),
    );
    const others = content.blocks.filter((block) => !isActions(block));
    const buttons: Block = { kind: 'actions', actions: [...turning, ...(given?.actions ?? [])] };
    return { ...content, blocks: [...others, buttons] };
  }
}
