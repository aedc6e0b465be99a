import { readDefaultBase, readTree } from '../../src/cli/plan/plan-side.ts'
import { lintInput } from '../../src/cli/lint/lint-input.ts'
import { scriptTexts } from '../../src/cli/lint/script-texts.ts'
import { parse as parseValues } from 'yaml'
import { readSource } from '../../src/config/source.ts'
import { readProject } from '../../src/adapters/disk/project.ts'
import { lintProject } from '../../src/review/lint/lint-project.ts'
import { environmentPairs } from '../../src/review/plan/environment-pairs.ts'
import { planProject } from '../../src/review/plan/plan.ts'
import { ownCpu } from './cpu.ts'

/**
 * A process of its own, so that its first round finds nothing compiled: how long it takes to read and parse a
 * project, with the places of all that it says or as values only, to lint it and to plan a change of it, each with
 * an empty cache; a line of JSON a round.
 */
const [dir = '', rounds = '1', limit = 'places'] = process.argv.slice(2)

const emptyCache = () => {
  const kept = new Map<string, string>()
  return {
    get: (hash: string) => kept.get(hash),
    set: (hash: string, text: string) => void kept.set(hash, text),
  }
}

const works = {
  async places() {
    const { files } = await readProject(dir)
    for (const file of files) readSource(file)
  },
  async values() {
    const { files } = await readProject(dir)
    for (const { text } of files) parseValues(text)
  },
  async lint() {
    const project = await readProject(dir)
    const { findings } = await lintProject(
      lintInput(project, ['dev', 'prod'], scriptTexts(project), emptyCache()),
    )
    if (!findings.length) throw new Error('the project has something to be found')
  },
  async plan() {
    const [before, after] = [await readDefaultBase(dir), await readTree(dir)]
    const environments = environmentPairs(before, after)
    const { changes } = planProject({ before, after, environments, cache: emptyCache(), now: Date.now() })
    if (!changes.length) throw new Error('the project has changed')
  },
}

/** Only one of them, since what the first has compiled the second need not. */
const limits = ['places', 'values']

for (let round = 0; round < Number(rounds); round++) {
  const spent: Record<string, number> = {}
  for (const [name, work] of Object.entries(works))
    if (name === limit || !limits.includes(name)) spent[name] = await ownCpu(1, work)
  process.stdout.write(`${JSON.stringify(spent)}\n`)
}
