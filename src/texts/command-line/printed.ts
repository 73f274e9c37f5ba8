import { countOf } from '../english/units.js';

const pageUnserved =
  'With PUBLIC_URL there is no page to ask on unless config/verbatim.yaml says web.ask: true.';

/** What commands print once they have done something. Folders, files and sizes come in as they are shown. */
export const printed = {
  /** The bot answers. @param page The address of the page to ask on; '' where there is none. */
  ready: {
    here: (page: string, documents: number, platforms: string, isPageServed: boolean): string => {
      const unserved = isPageServed ? '' : ` ${pageUnserved}`;
      return `Verbatim is ready at ${page} (${countOf(documents, 'document')}).${unserved} To add ${platforms}, put their tokens in .env: see README.md.`;
    },
    inChat: (up: readonly string[], down: readonly string[], page: string, documents: number): string => {
      const without = down.length === 0 ? '' : `, without ${down.join(' and ')}`;
      const at = page === '' ? '' : `, at ${page}`;
      return `Verbatim is ready in ${up.join(' and ')}${without}${at} (${countOf(documents, 'document')}).`;
    },
  },
  backup: {
    made: (file: string, size: string, answers: number, keys: string): string =>
      `${file} (${size}) holds ${countOf(answers, 'given answer')}, what else the state keeps, and ${keys}. Keep it as secret as the state folder.`,
    linkKeys: 'the link keys',
    linkKeysFromEnvironment: 'no link keys (VERBATIM_LINK_KEY gives them)',
    noLinkKeys: 'no link keys (there are none yet)',
    /** @param at When the backup was made, in ISO 8601. */
    restored: (at: string): string =>
      `The state is as it was at ${at}; the next start brings the index up to date.`,
    keptAside: (path: string): string => `What was there is kept as ${path}.`,
  },
  linkKey: {
    isRotated: (keys: number): string =>
      `Links to quotes are signed with a new key; ${countOf(keys, 'key')} in all still open links.`,
    isFromEnvironment:
      'VERBATIM_LINK_KEY signs the links: put a new key before it, with a comma between them, and take the old one away when its links have ended',
    cannotBeKept: 'the state folder cannot be written',
  },
  clockTrusted: 'Grants, links and limits go by this machine’s clock again, once the bot is started anew.',
};
