import process from 'node:process'
import type { Command } from 'commander'
import { readProject } from '../adapters/disk/project.ts'
import { writeFiles } from '../adapters/disk/write-files.ts'
import { format } from '../config/fmt/format.ts'
import { saysTheSame } from '../config/fmt/says-the-same.ts'
import { positionsIn } from '../config/locate.ts'
import { titleOf } from '../config/title.ts'
import { counted } from '../review/reporter.ts'
import { inLine } from '../review/visible.ts'
import { chosenFiles } from './project/chosen-files.ts'
import { globalsOf, printJson } from './globals.ts'

interface Options {
  readonly check?: true
}

/** `poolwright fmt`: YAML in its normal form. */
export function register(program: Command): void {
  program
    .command('fmt')
    .argument('[paths...]', 'only these files and folders')
    .description('Write the YAML of the project in its normal form. Every comment and every value stays.')
    .option('--check', 'change nothing, and fail where a file is not in its form')
    .addHelpText('after', examples)
    .action(fmt)
}

const examples = `
The line of the schema comes first, keys stand as the schema has them, lists whose order means nothing are sorted,
levels are two blanks, quotes stand where they must, and brackets where they fit 100 columns. Files with mistakes
are left as they are, with exit code 3.

Examples:
  $ poolwright fmt
  $ poolwright fmt pools/customers.pool.yaml
  $ poolwright fmt --check`

async function fmt(paths: readonly string[], { check }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const project = await readProject(cwd)
  const wanted = chosenFiles(project, paths, cwd)
  const changed = new Map<string, { readonly before: string; readonly after: string }>()
  const mistaken: { readonly file: string; readonly line: number; readonly message: string }[] = []
  const files = project.files.filter(({ path }) => wanted(path))
  for (const { path, text, fault } of files) {
    const { kind, slip } = titleOf(path)
    const made = fault
      ? { slip: { message: fault.message, start: fault.at ?? 0, end: fault.at ?? 0 } }
      : kind
        ? format(kind, text)
        : { slip: slip ?? { message: 'its name tells no kind', start: 0, end: 0 } }
    if ('slip' in made) {
      const { line } = positionsIn(path, text)([made.slip.start, made.slip.end])
      mistaken.push({ file: path, line, message: made.slip.message })
    } else if (made.text !== text) {
      if (!saysTheSame(text, made.text))
        throw new Error(`the normal form of ${path} would say something else`)
      changed.set(path, { before: text, after: made.text })
    }
  }
  if (!check) writeFiles(project.root, changed)
  if (mistaken.length) process.exitCode = 3
  else if (check && changed.size) process.exitCode = 1
  if (json)
    return printJson({ ok: !process.exitCode, checked: files.length, changed: [...changed.keys()], mistaken })
  for (const path of changed.keys()) process.stdout.write(`${inLine(path)}\n`)
  for (const { file, line, message } of mistaken)
    process.stderr.write(`${inLine(file)}:${line}: left as it is: ${inLine(message)}\n`)
  if (!quiet) process.stderr.write(`${counted(files.length, 'file')}: ${words(changed.size, check)}\n`)
}

const words = (count: number, check = false) =>
  count === 0 ? 'all in their form' : `${count} ${check ? 'not in form' : 'written'}`
