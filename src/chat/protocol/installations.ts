/** The bot in a workspace that has installed it by itself, or in an organisation that has for all its workspaces. */
export interface Installation {
  /** The platform's id of the workspace, or of the organisation. */
  readonly id: string;
  /** What the platform calls it; '' where it has not said. */
  readonly name: string;
  /** What the adapter speaks with there, tokens in it: sealed where it is kept, and in no log. */
  readonly secrets: string;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
}

/** As it is found again. */
export interface KeptInstallation extends Omit<Installation, 'secrets'> {
  /** Undefined where they cannot be read: they were sealed with a key that is not there, or are damaged. */
  readonly secrets: string | undefined;
}

/** Where the bot was installed on one platform. @throws in each where the state cannot be used. */
export interface Installations {
  /** Takes the place of what was kept under its id. */
  save(installation: Installation): void;
  find(id: string): KeptInstallation | undefined;
  /** By id. */
  list(): readonly KeptInstallation[];
  /** Seals with the newest key what an older one has sealed. */
  renewSeals(): void;
  /** Notes that a workspace belongs to an organisation: what is said there later needs what the organisation has installed. */
  noteOrganisation(workspace: string, organisation: string): void;
  organisationOf(workspace: string): string | undefined;
  /**
   * Erases what is kept of a workspace, or of an organisation with all its workspaces: tokens, watches, given answers with their
   * receipts and votes, calls for help, words asked for in vain. The audit log stays.
   */
  erase(id: string): void;
}
