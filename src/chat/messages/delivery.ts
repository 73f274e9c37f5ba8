/** How much of a reply a platform's limits left no room for. */
export interface LeftOut {
  readonly quotes: number;
  /** Rows of tables. */
  readonly rows: number;
  readonly others: number;
}
