import process from 'node:process'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { readProject, type Project } from '../adapters/disk/project.ts'
import { chosenFiles } from './project/chosen-files.ts'
import { globalsOf } from './globals.ts'
import { lookedAt } from './lint/looked-at.ts'
import { unknown } from './named.ts'
import { linked } from './project/open-project.ts'
import type { Graph, GraphNode } from '../review/graph/graph.ts'

const formats = ['mermaid', 'svg', 'dot', 'json'] as const
type Format = (typeof formats)[number]

interface Options {
  readonly env?: string
  readonly format: Format
  readonly of?: readonly string[]
  readonly depth?: number
}

/** `poolwright graph`: the way from a sign-in to a permission, as a picture. */
export function register(program: Command): void {
  program
    .command('graph')
    .argument('[paths...]', 'what these files and folders declare, and what is joined to it')
    .description(
      'Draw the project: who signs in by which client, what runs meanwhile, which role comes of it, and what that allows.',
    )
    .option('--env <name>', 'the environment; without it, dev if there is one')
    .option('--of <name...>', 'only what leads to these and what they lead to: names, or kind/name')
    .option('--depth <steps>', 'so many steps far from those chosen; all the way without it', stepsIn)
    .addOption(new Option('--format <format>', 'how it is drawn').choices(formats).default('mermaid'))
    .addHelpText('after', examples)
    .action(graph)
}

const examples = `
mermaid is a diagram for a Markdown page, which GitHub draws; svg is a picture that follows light and dark; dot is for
Graphviz; json, or --json, for programs. Nothing is run, nothing is fetched and no secret is read.

Examples:
  $ poolwright graph
  $ poolwright graph --of customers --depth 2
  $ poolwright graph --of role/member --format svg > member.svg
  $ poolwright graph pools/shop --env prod --format dot | dot -Tpng > shop.png`

function stepsIn(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It is a whole number of steps.')
  return Number(text)
}

async function graph(paths: readonly string[], options: Options, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const [{ load }, { reviewed }, { graphOf }] = await Promise.all([
    import('../config/load.ts'),
    import('../review/lint/reviewed.ts'),
    import('../review/graph/graph-of.ts'),
  ])
  const project = await readProject(cwd)
  const env = environmentOf(project, options.env, command)
  const loaded = load({ ...project, ...(env !== undefined && { env }) })
  const model = linked(loaded)
  if (!loaded.linked) return
  const whole = graphOf(reviewed({ model, linked: loaded.linked }, { now: 0 }))
  const chosen = await choose(whole, project, paths, options, cwd, command)
  const format = json ? 'json' : options.format
  process.stdout.write(`${await drawn(chosen, format, env)}\n`)
  if (format === 'mermaid' && !quiet) await warnOfSize(chosen)
}

/** The one that is asked for, else `dev` where there is one, else none. */
function environmentOf(project: Project, asked: string | undefined, command: Command): string | undefined {
  const { environments } = lookedAt(project, asked, command)
  return asked ?? environments.find((name) => name === 'dev')
}

async function choose(
  whole: Graph,
  project: Project,
  paths: readonly string[],
  { of = [], depth }: Options,
  cwd: string,
  command: Command,
): Promise<Graph> {
  if (!paths.length && !of.length)
    return depth === undefined ? whole : command.error('error: --depth counts from --of or from paths')
  const { around } = await import('../review/graph/around.ts')
  const names = new Set(whole.nodes.flatMap(namesOf))
  for (const name of of)
    if (!names.has(name)) unknown('part of the project', name, [...names].sort(), command)
  const inFiles = paths.length ? chosenFiles(project, paths, cwd) : () => false
  const wanted = (node: GraphNode) =>
    (node.at !== undefined && inFiles(node.at.file)) || namesOf(node).some((name) => of.includes(name))
  return around(whole, wanted, depth)
}

/** What a node may be called by: its name, or its kind and its name. */
const namesOf = ({ kind, name }: GraphNode) => (kind === 'allows' ? [] : [name, `${kind}/${name}`])

async function drawn(chosen: Graph, format: Format, env: string | undefined): Promise<string> {
  switch (format) {
    case 'mermaid':
      return (await import('../review/graph/mermaid.ts')).mermaid(chosen)
    case 'svg':
      return (await import('../review/graph/svg/svg.ts')).svg(chosen)
    case 'dot':
      return (await import('../review/graph/dot.ts')).dot(chosen)
    case 'json':
      return (await import('../review/graph/graph-json.ts')).graphJson(chosen, {
        ...(env !== undefined && { env }),
      })
  }
}

async function warnOfSize(chosen: Graph) {
  const { mermaid, mermaidBounds } = await import('../review/graph/mermaid.ts')
  const characters = mermaid(chosen).length
  if (chosen.edges.length <= mermaidBounds.edges && characters <= mermaidBounds.characters) return
  process.stderr.write(
    `warning: GitHub draws no diagram of more than ${mermaidBounds.edges} arrows or ${mermaidBounds.characters} characters; choose a part with --of, or --format svg\n`,
  )
}
