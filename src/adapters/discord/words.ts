/** To whoever asks while the bot shuts down, or whose answer did not come in time before it did. */
export const restarting = 'I am being restarted. Please ask again in a moment.';

/** In place of a progress bar that Discord soon lets nobody edit. */
export const willWrite =
  'This takes longer than Discord lets me show progress for. I will send you a direct message when it is done.';

/** A button that an older or newer version of the bot has made. */
export const unknownButton = 'I do not know that button any more. Please ask again.';
