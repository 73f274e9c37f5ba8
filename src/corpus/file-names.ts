/** Lower case, with the dot; '' for none. */
export function extensionOf(name: string): string {
  return /[^.](\.[^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Why a file or folder of this name is left out without a look at it; undefined where it is not. */
export function ignoredNameReason(name: string, isFolder: boolean): string | undefined {
  if (/\p{Cc}/u.test(name)) return 'its name holds control characters';
  if (name.startsWith('.')) return isFolder ? 'hidden folder' : 'hidden file';
  if (isFolder && name === 'node_modules') return 'installed packages';
  return undefined;
}
