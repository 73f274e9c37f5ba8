/** In the words of the form that a command opens; each platform has its own room for them. */
export const formWords = {
  /** Over the field for a file; at most 45 characters, the strictest platform's limit. */
  file: 'Or a file, in the place of the text',
  cancel: 'Cancel',
  /** To whoever sends a form that this program did not make, or that is another's. */
  unknown: 'I do not know that form. Please type the command again.',
} as const;
