import { basename, relative, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { addFiles, alreadyThere } from '../adapters/disk/add-files.ts'
import { templateFiles } from '../adapters/disk/template-files.ts'
import { counted } from '../review/reporter.ts'
import { globalsOf, printJson } from './globals.ts'
import { version } from './help.ts'
import { askTemplate } from './init/ask-template.ts'
import { registerCi } from './init/ci.ts'
import { packageFile } from './init/package-file.ts'
import { templateNames, templateRows, templates } from './init/templates.ts'
import { unknown } from './named.ts'

interface Options {
  readonly template?: string
  readonly list?: true
}

/** `poolwright init`: a project to begin with. */
export function register(program: Command): void {
  const init = program
    .command('init')
    .argument('[dir]', "the project's folder, made where there is none", '.')
    .description('Write a project to begin with. What is there already is never changed.')
    .option('--template <name>', 'which one: asked for in a terminal, else minimal')
    .option('--list', 'say which templates there are, and write nothing')
    .addHelpText('after', examples())
    .action(initCommand)
  registerCi(init)
}

const examples = () => `
Templates:
${templateRows()
  .map((row) => `  ${row}`)
  .join('\n')}

Examples:
  $ poolwright init shop --template b2c
  $ poolwright init --list
  $ poolwright init ci github

Exit codes: 0 written; 2 there is a project already, or a file that would be overwritten; 3 it cannot be written`

async function initCommand(dir: string, { template: named, list }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  if (list)
    return json
      ? printJson({ ok: true, templates })
      : void process.stdout.write(`${templateRows().join('\n')}\n`)
  if (named !== undefined && !templateNames.includes(named))
    unknown('template', named, templateNames, command)
  const root = resolve(cwd, dir)
  const shown = shortest(process.cwd(), root)
  refuseProject(root, shown, command)

  const chosen = named ?? (await choose(json || quiet))
  if (chosen === undefined) return void (process.exitCode = 130)
  const files = new Map([...templateFiles(chosen), ['package.json', packageFile(basename(root), version())]])
  const paths = [...files.keys()].sort()
  refuseOverwriting(root, shown, paths, command)
  addFiles(root, files)

  const next = nextCommands(root)
  if (json) return printJson({ ok: true, template: chosen, root, files: paths, next })
  process.stdout.write(paths.map((path) => `${path}\n`).join(''))
  const said = `${shown === '.' ? 'here' : shown}: the template ${chosen}, ${counted(paths.length, 'file')}`
  if (!quiet) process.stderr.write(`\n${said}\n\nNext:\n${next.map((line) => `  ${line}\n`).join('')}`)
}

/** A folder with a project keeps it as it is. */
function refuseProject(root: string, shown: string, command: Command) {
  const [there] = alreadyThere(root, ['pools', 'triggers'])
  if (there)
    command.error(
      `error: there is a project in '${shown}' already: it has a folder \`${there}\`\n  help: name another folder, such as poolwright init shop`,
      { exitCode: 2 },
    )
}

function refuseOverwriting(root: string, shown: string, paths: readonly string[], command: Command) {
  const there = alreadyThere(root, paths)
  if (there.length)
    command.error(
      `error: nothing is written, for in '${shown}' there ${there.length === 1 ? 'is' : 'are'} already ${there.join(', ')}\n  help: name a new folder, or move ${there.length === 1 ? 'it' : 'them'} away first`,
      { exitCode: 2 },
    )
}

/** Asks at a terminal; elsewhere it is the first, and the others are said. */
async function choose(silent: boolean): Promise<string | undefined> {
  if (!silent && process.stdin.isTTY && process.stderr.isTTY)
    return askTemplate(process.stdin, process.stderr)
  const [usual = '', ...others] = templateNames
  if (!silent) process.stderr.write(`the template ${usual}; others by --template: ${others.join(', ')}\n`)
  return usual
}

/** What to type now: with the package, or in a clone of its repository, where nothing is installed. */
function nextCommands(root: string): readonly string[] {
  if (import.meta.url.endsWith('.ts')) {
    const clone = fileURLToPath(new URL('../..', import.meta.url))
    return [`npm start -- --cwd ${quoted(shortest(clone, root))}`]
  }
  const folder = shortest(process.cwd(), root)
  return [...(folder === '.' ? [] : [`cd ${quoted(folder)}`]), 'npm install', 'npx poolwright dev']
}

/** A folder as seen from another: by the way that leads there, unless that is longer than its whole path. */
function shortest(from: string, to: string): string {
  const way = relative(from, to) || '.'
  return way.length < to.length ? way : to
}

const quoted = (path: string) => (/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`)
