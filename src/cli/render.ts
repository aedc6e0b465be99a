import process from 'node:process'
import type { Command } from 'commander'
import { readProject } from '../adapters/disk/project.ts'
import { globalsOf, printJson } from './globals.ts'
import { unknown } from './named.ts'
import { linked } from './project/open-project.ts'

interface Options {
  readonly env?: string
}

/** `poolwright render`: what the project comes to, for tools that judge JSON. */
export function register(program: Command): void {
  program
    .command('render')
    .description(
      'Print what the project comes to: every resource with fragments, patches and interpolations made, in the words of its file and in those of CloudFormation, and the facts that a plan compares.',
    )
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .addHelpText('after', examples)
    .action(render)
}

const examples = `
YAML for people, JSON with --json. Of secrets only the names are in it.

Examples:
  $ poolwright render --env prod
  $ poolwright render --json | conftest test -
  $ poolwright render --json | jq '.facts[] | select(.kind == "redirect")'`

async function render({ env }: Options, command: Command) {
  const { json, cwd } = globalsOf(command)
  const [{ load }, { rendered }, facts, { printYaml }, { lintInput }, { scriptTexts }, { openParseCache }] =
    await Promise.all([
      import('../config/load.ts'),
      import('../review/rendered.ts'),
      import('../review/facts/kinds/index.ts'),
      import('../config/print-yaml.ts'),
      import('./lint/lint-input.ts'),
      import('./lint/script-texts.ts'),
      import('../adapters/disk/parse-cache.ts'),
    ])
  const project = await readProject(cwd)
  const declared = project.files.flatMap(({ path }) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? [])
  if (env !== undefined && !declared.includes(env)) unknown('environment', env, declared, command)
  const chosen = env ?? (declared.includes('dev') ? 'dev' : undefined)
  const loaded = load({ ...project, ...(chosen !== undefined && { env: chosen }) })
  const model = linked(loaded)
  if (!loaded.linked) return
  const texts = scriptTexts(project)
  const { script, now } = lintInput(project, declared, texts, openParseCache(project.root))
  const data = rendered({ model, linked: loaded.linked }, Object.values(facts), {
    now,
    texts,
    ...(script && { script }),
  })
  if (json) printJson(data)
  else process.stdout.write(printYaml(data, [`What the project in ${project.root} comes to.`]))
}
