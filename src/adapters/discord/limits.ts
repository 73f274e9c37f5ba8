/**
 * What Discord takes at most. Lengths are counted here in UTF-16 code units, which is never fewer than Discord counts.
 */
export const limits = {
  /** Text of all TextDisplays of a message together. https://discord.com/developers/docs/components/reference#text-display */
  messageText: 4_000,
  /** Components of a message, nested ones included. https://discord.com/developers/docs/components/overview */
  components: 40,
  /**
   * Kept free of both in every message, for the mark that corrects it; this program's own choice.
   */
  markText: 150,
  markComponents: 1,
  /** https://discord.com/developers/docs/components/reference#action-row */
  buttonsPerRow: 5,
  /** Of one message: two rows of them; this program's own choice. */
  buttons: 10,
  /** https://discord.com/developers/docs/components/reference#button */
  buttonLabel: 80,
  /** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
  customId: 100,
  /** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
  commandName: 32,
  /** Description of a command or option. https://discord.com/developers/docs/interactions/application-commands#application-command-object */
  description: 100,
  /** What a person can type into one option. https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure */
  optionValue: 6_000,
  /** Choices of an option, fixed or offered while typing. https://discord.com/developers/docs/interactions/application-commands#autocomplete */
  choices: 25,
  /** Name and value of a choice. https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
  choice: 100,
  /** Title of a modal. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
  formTitle: 45,
  /** https://discord.com/developers/docs/components/reference#label */
  formLabel: 45,
  /** https://discord.com/developers/docs/components/reference#text-input */
  formText: 4_000,
  /** What somebody can type into a form of one line; this program's own choice. */
  formLine: 300,
  /** So long the fetching of an uploaded file may take; this program's own choice. */
  uploadMs: 30_000,
  /** After this long an interaction that was not acknowledged is gone. https://discord.com/developers/docs/interactions/receiving-and-responding */
  acknowledgeMs: 3_000,
  /** An interaction's token lives this long. https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
  tokenMs: 15 * 60_000,
  /** A nonce is remembered "in the past few minutes". https://discord.com/developers/docs/resources/message#create-message */
  nonceMs: 5 * 60_000,
} as const;
