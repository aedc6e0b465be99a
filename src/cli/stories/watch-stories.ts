import process from 'node:process'
import type { Command } from 'commander'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { watchProject } from '../../adapters/disk/watch-project.ts'
import type { Ground } from '../../scenarios/ground.ts'
import { inputsOf } from '../../scenarios/inputs-of.ts'
import type { ScenarioResult } from '../../scenarios/run-scenario.ts'
import { globalsOf } from '../globals.ts'
import { openStories, type OpenStories } from './open-stories.ts'
import { coverageWanted, playStories, type TestOptions } from './play-stories.ts'
import { untilStopped } from '../server/until-stopped.ts'

/** What the stories of a project rested on when they were last played. */
interface Rest {
  /** By the file of each story: what was declared, and the triggers that ran. */
  readonly stories: Map<string, { readonly inputs: string; readonly triggers: ReadonlySet<string> }>
  /** The code of each trigger, as far as any tells it from another. */
  code: ReadonlyMap<string, string>
}

/**
 * Plays scenarios, and after every change those again that rest on what has changed, until the process is
 * ended: all of them where what they reach is counted.
 */
export async function watchStories(
  paths: readonly string[],
  options: TestOptions,
  command: Command,
  ground: Ground,
  opened: OpenStories,
): Promise<void> {
  const rest: Rest = { stories: new Map(), code: new Map() }
  const play = async (all: OpenStories, changed: readonly string[]) => {
    const code = await codeOf(all, ground)
    const touched = new Set(
      [...code].filter(([name, one]) => rest.code.get(name) !== one).map(([name]) => name),
    )
    rest.code = code
    const stories = all.stories.filter((story) => {
      const { file } = story.scenario
      const before = rest.stories.get(file)
      return (
        coverageWanted(options) ||
        changed.includes(file) ||
        before?.inputs !== inputsOf(story) ||
        !before.triggers.isDisjointFrom(touched)
      )
    })
    if (!stories.length) return void process.stderr.write('no scenario rests on what has changed\n')
    const { results } = await playStories({ ...all, stories }, ground, options, command)
    for (const [index, story] of stories.entries())
      rest.stories.set(story.scenario.file, { inputs: inputsOf(story), triggers: ranIn(results[index]) })
  }
  const again = async (changed: readonly string[]) => {
    try {
      ground.reload()
      await play(await openStories(globalsOf(command).cwd, options.env, paths), changed)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      process.stderr.write(`error: ${error.message}\n`)
    }
  }
  let last = Promise.resolve()
  // Watched before they are first played, so that no change is missed meanwhile.
  const watching = await watchProject(
    opened.project.root,
    (changed) => (last = last.then(() => again(changed))),
  )
  last = last.then(() => play(opened, []))
  await untilStopped()
  await watching.close()
  await last
}

async function codeOf({ models }: OpenStories, ground: Ground): Promise<ReadonlyMap<string, string>> {
  const triggers = new Map(models.flatMap(({ triggers }) => triggers).map((one) => [one.name, one]))
  const found = new Map<string, string>()
  for (const [name, trigger] of triggers) found.set(name, await ground.codeOf(trigger))
  return found
}

/** A trigger that a condition has passed over ran no script. */
const ranIn = (result: ScenarioResult | undefined): ReadonlySet<string> =>
  new Set(
    result?.fired.flatMap(({ record }) =>
      record.stages.filter(({ outcome }) => outcome !== 'skipped').map(({ trigger }) => trigger),
    ),
  )
