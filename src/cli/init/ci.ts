import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import type { Command } from 'commander'
import { addFiles, alreadyThere } from '../../adapters/disk/add-files.ts'
import { readProject } from '../../adapters/disk/project.ts'
import { templateText } from '../../adapters/disk/template-files.ts'
import { globalsOf, printJson } from '../globals.ts'
import { unknown } from '../named.ts'
import { ciFiles, ciText, isCiHost } from './ci-files.ts'

interface Options {
  readonly print?: true
}

/** `poolwright init ci`: the workflow that reviews a project where its pull requests are. */
export function registerCi(init: Command): void {
  init
    .command('ci')
    .argument('<host>', `where the repository is: ${Object.keys(ciFiles).join(' or ')}`)
    .description('Write the workflow that reviews this project, at the root of its repository.')
    .option('--print', 'print it, and write nothing')
    .addHelpText('after', examples)
    .action(initCi)
}

const examples = `
github  .github/workflows/poolwright.yml: findings at their lines, a comment with the plan, the scenarios
gitlab  .gitlab-ci.yml: a job with the same, as reports of a merge request

Examples:
  $ poolwright init ci github
  $ poolwright init ci gitlab --print >> .gitlab-ci.yml`

async function initCi(host: string, { print }: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  if (!isCiHost(host)) return unknown('host', host, Object.keys(ciFiles), command)
  const file = ciFiles[host]
  const { root: project } = await readProject(cwd)
  const root = repositoryOf(project)
  const place = relative(root, project).split(sep).join('/')
  const text = ciText(host, templateText(`ci/${host}.yml`), place)
  if (print) return json ? printJson({ ok: true, file, text }) : void process.stdout.write(text)

  if (alreadyThere(root, [file]).length)
    return command.error(
      `error: nothing is written, for '${relative(process.cwd(), join(root, file))}' is there already\n  help: see what it would say: poolwright init ci ${host} --print`,
      { exitCode: 2 },
    )
  addFiles(root, new Map([[file, text]]))
  if (json) return printJson({ ok: true, root, files: [file] })
  process.stdout.write(`${relative(process.cwd(), join(root, file))}\n`)
  if (!quiet) process.stderr.write(`\nNext: commit it, and open a pull request that changes a pool\n`)
}

/** The root of the repository that a folder lies in: the folder itself, where it lies in none. */
function repositoryOf(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return folder
  }
}
