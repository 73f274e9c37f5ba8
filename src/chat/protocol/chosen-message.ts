/** A message that somebody has chosen a command for, as far as its platform tells. */
export interface ChosenMessage {
  /** What people read of it, without the platform's markup where it can be told from text; '' for none. */
  readonly text: string;
  /** Whether this bot wrote it. */
  readonly isOwn: boolean;
  /** Whether it is gone. */
  readonly isDeleted: boolean;
  /** Whether it holds files, pictures or cards. */
  readonly hasAttachments: boolean;
}
