/** Something that a command was told to read and cannot: a folder, a file, a server that is not there. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  /** What to do about it. */
  readonly help?: string

  constructor(message: string, help?: string, options?: ErrorOptions) {
    super(message, options)
    if (help) this.help = help
  }
}

/** Why the system would not do it, in words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  return words[code] ?? (error instanceof Error ? error.message : String(error))
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this machine has no such address',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  ENOTFOUND: 'no machine goes by that name',
  EPERM: 'permission denied',
}
