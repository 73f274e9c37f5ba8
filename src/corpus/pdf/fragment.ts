/** Words that stand beside each other on a line, without a wide gap between them. Units are points; y grows downwards. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of the font. */
  readonly size: number;
  readonly isRightToLeft: boolean;
  /** Whether all of it is in bold letters; absent: it is not. */
  readonly isBold?: boolean;
}
