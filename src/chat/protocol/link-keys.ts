/** What links are signed with. */
export interface LinkKey {
  /** Four bytes, derived from the secret; stands in every link. */
  readonly id: Buffer;
  /** At least 32 bytes. */
  readonly secret: Buffer;
}

export interface LinkKeys {
  /** The newest, with which links are signed. */
  current(): LinkKey;
  /** Any whose links may still open. */
  find(id: Buffer): LinkKey | undefined;
}
