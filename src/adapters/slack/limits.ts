/**
 * What Slack takes, one table. Lengths are UTF-16 code units, times milliseconds; a number without a page of Slack's
 * own names where it was observed.
 */
export const limits = {
  /** Blocks in a message. https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** Beyond about this much text in all blocks a message is refused: https://github.com/slackapi/bolt-js/issues/2509 */
  totalText: 13_000,
  /**
   * What a reply is fitted into: rich text has been refused at 11,341 characters, its elements counting too.
   * https://github.com/slackapi/bolt-js/issues/2867
   */
  replyText: 10_000,
  /** What one element of rich text is taken to weigh beside its characters; a guess on the safe side (same thread). */
  elementWeight: 12,
  /** "Limit the text field to 4,000 characters": https://docs.slack.dev/reference/methods/chat.postMessage */
  fallbackText: 4_000,
  /** A question restated above an answer, and a title in a citation, are cut there; Slack has no limit of its own. */
  questionText: 2_000,
  titleText: 300,
  /** Tables in a message, their rows with the head, and columns. https://docs.slack.dev/reference/block-kit/blocks/table-block */
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** Texts of one context block. https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  contextText: 3_000,
  /** How deep an item of a list may stand, from 0. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
  listIndent: 8,
  /** Buttons of one block. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  buttons: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonLabel: 75,
  buttonValue: 2_000,
  /** A link's address: https://docs.slack.dev/reference/block-kit/block-elements/button-element (its `url`) */
  linkUrl: 3_000,
  /** Posts in one channel, "no more than 1 per second": https://docs.slack.dev/apis/web-api/rate-limits#posting-messages */
  postIntervalMs: 1_000,
  /** How often and how long a response_url works. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseUrlUses: 5,
  responseUrlLifetimeMs: 30 * 60_000,
  /** Title and buttons of a modal. https://docs.slack.dev/reference/views/modal-views */
  formTitle: 24,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  formLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  formText: 3_000,
  /** https://docs.slack.dev/reference/app-manifest */
  appName: 35,
  appDescription: 140,
  usageHint: 1_000,
  shortcutName: 24,
  shortcutDescription: 150,
} as const;

/** How long this adapter waits for Slack, in milliseconds; its own choice. */
export const patience = {
  /** One HTTP request. */
  request: 10_000,
  /** Opening a form: what comes with a command to open it with works for three seconds. */
  form: 2_500,
  /** Everything that is tried to show one reply. */
  delivery: 60_000,
  /** Public posts of one channel that are under way or wait: their turn comes well within `delivery`. A number, not a time. */
  posts: 30,
  /** Connecting at the start. */
  start: 30_000,
  /** Telling everybody who still waits that the bot stops. */
  farewell: 2_000,
  /** Asking who is in a user group. */
  groups: 20_000,
  /** Asking whether a channel is shared. */
  sharing: 5_000,
  /** Slack's `hello` on a new socket. */
  hello: 10_000,
  /** First wait before something is tried again; it doubles, up to `maxWait`. */
  firstWait: 500,
  maxWait: 8_000,
  /** Longest wait between two attempts to connect again. */
  reconnectWait: 60_000,
  /** A connection that lived this long was a good one: the next drop is mended at once. */
  stableConnection: 30_000,
} as const;
