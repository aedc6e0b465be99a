/** One thing that can be typed, and what it is for. */
export interface Candidate {
  readonly value: string
  readonly summary?: string
}

/** An option of a command, as its own help tells it. */
export interface DescribedOption {
  /** `-e` and `--event`. */
  readonly flags: readonly string[]
  readonly summary: string
  /** How many words behind it are its own. */
  readonly takes: 'nothing' | 'one' | 'many'
  readonly choices?: readonly string[]
}

/** A place on the line of a command. */
export interface DescribedArgument {
  readonly name: string
  /** Whether all further words are of it. */
  readonly many?: true
  readonly choices?: readonly string[]
}

/** A command, as a shell completes it. */
export interface DescribedCommand {
  readonly name: string
  readonly summary: string
  readonly options: readonly DescribedOption[]
  readonly arguments: readonly DescribedArgument[]
  /** Its own commands, where it has some. */
  readonly commands: readonly DescribedCommand[]
}
