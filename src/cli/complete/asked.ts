import type { Candidate, DescribedCommand, DescribedOption } from './described.ts'
import { sourceOfArgument, sourceOfOption, type Source } from './sources.ts'

/** What could stand where somebody is typing. */
export interface Asked {
  /** The project's folder, where the line names one. */
  readonly cwd?: string
  /** Words that are known. */
  readonly words: readonly Candidate[]
  /** Where further ones are to be looked for. */
  readonly source?: Source
  /** What stands before each in the same word, such as `--env=`. */
  readonly prefix: string
  /** What is typed of it. */
  readonly typed: string
}

const globals: readonly DescribedOption[] = [
  { flags: ['--json'], summary: 'data for programs on standard output', takes: 'nothing' },
  { flags: ['--quiet'], summary: 'say nothing but the result', takes: 'nothing' },
  { flags: ['--cwd'], summary: "the project's folder, instead of this one", takes: 'one' },
  { flags: ['--no-color'], summary: 'plain text, as with NO_COLOR', takes: 'nothing' },
  { flags: ['--version'], summary: 'which version this is', takes: 'nothing' },
  { flags: ['-h', '--help'], summary: "this, or a command's own help", takes: 'nothing' },
]

/** Finds what is asked for on a line: the words behind the program's name, and the one that is being typed. */
export function askedFor(
  commands: readonly DescribedCommand[],
  line: readonly string[],
  current: string,
): Asked {
  let here: DescribedCommand | undefined
  let path = ''
  let place = 0
  let cwd: string | undefined
  let open: DescribedOption | undefined
  const optionsHere = () => [...(here?.options ?? []), ...globals]
  const optionOf = (flag: string) => optionsHere().find(({ flags }) => flags.includes(flag))

  for (const word of line) {
    if (word === '--') return asks(cwd, { source: 'files' }, '', current)
    if (word.startsWith('-') && word !== '-') {
      const [flag = '', value] = split(word)
      const found = optionOf(flag)
      if (flag === '--cwd' && value !== undefined) cwd = value
      open = found && found.takes !== 'nothing' && value === undefined ? found : undefined
    } else if (open) {
      if (open.flags.includes('--cwd')) cwd = word
      if (open.takes === 'one') open = undefined
    } else {
      const next: readonly DescribedCommand[] = here ? here.commands : commands
      const found = next.find(({ name }) => name === word)
      if (found) [here, path, place] = [found, `${path} ${word}`.trim(), 0]
      else if (!here) return asks(cwd, {}, '', current)
      else place++
    }
  }

  if (open && (open.takes === 'one' || !current.startsWith('-')))
    return asks(cwd, valuesOf(open), '', current)
  if (current.startsWith('--') && current.includes('=')) {
    const [flag = '', value = ''] = split(current)
    const option = optionOf(flag)
    return asks(cwd, option && option.takes !== 'nothing' ? valuesOf(option) : {}, `${flag}=`, value)
  }
  if (current.startsWith('-')) return asks(cwd, { words: flagsOf(optionsHere(), line) }, '', current)
  if (!here) return asks(cwd, { words: commands.map(named) }, '', current)
  const own = place === 0 ? here.commands.map(named) : []
  const argument = here.arguments[place] ?? here.arguments.findLast(({ many }) => many)
  if (argument?.choices) return asks(cwd, { words: [...own, ...argument.choices.map(plain)] }, '', current)
  const source = argument && sourceOfArgument(path, argument.name)
  return asks(cwd, { words: own, source }, '', current)
}

interface Found {
  readonly words?: readonly Candidate[]
  readonly source?: Source | undefined
}

const asks = (
  cwd: string | undefined,
  { words = [], source }: Found,
  prefix: string,
  typed: string,
): Asked => ({
  ...(cwd !== undefined && { cwd }),
  ...(source !== undefined && { source }),
  words,
  prefix,
  typed,
})

const split = (word: string): readonly string[] => {
  const at = word.startsWith('--') ? word.indexOf('=') : -1
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

function valuesOf({ flags, choices }: DescribedOption): Found {
  if (choices) return { words: choices.map(plain) }
  return { source: sourceOfOption(flags.at(-1) ?? '') }
}

/** Options by their long names; those that were said and need not be said again are left out. */
const flagsOf = (options: readonly DescribedOption[], line: readonly string[]): readonly Candidate[] =>
  options
    .filter(({ flags, takes }) => takes !== 'nothing' || !flags.some((flag) => line.includes(flag)))
    .map(({ flags, summary }) => ({ value: flags.at(-1) ?? '', summary }))

const named = ({ name, summary }: DescribedCommand): Candidate => ({ value: name, summary })
const plain = (value: string): Candidate => ({ value })
