import type { Environments } from './environment-pairs.ts'
import type { PlanChange } from './plan-change.ts'
import type { ReadVersion } from './read-version.ts'

/** An environment that is gone is a change, though there is nothing left to compare it with. */
export const goneEnvironments = ({ gone, pairs }: Environments): readonly PlanChange[] =>
  gone.map((name) => {
    const now = pairs.find(({ before }) => before === name)?.after
    const at = { file: `pools/env/${name}.env.yaml`, line: 1, column: 1 }
    return {
      kind: 'environment',
      about: [name],
      risk: 'client-breaking',
      level: 'risky',
      rule: 'PW-PLAN-006',
      sentence:
        now === undefined
          ? `the environment \`${name}\` is gone: nothing can be run in it any more`
          : `the environment \`${name}\` is now called \`${now}\`: whatever runs in it names it as it was`,
      before: at,
    }
  })

/** What a reader should know of two versions of which one could not be read as a whole. */
export function* sidesRemarks(was: ReadVersion, is: ReadVersion, env: string | undefined): Generator<string> {
  const where = env === undefined ? '' : ` in \`${env}\``
  const [first] = was.mistakes
  if (first) {
    const { file, line } = first.at
    const count = was.mistakes.length === 1 ? 'a mistake' : `${was.mistakes.length} mistakes, the first`
    yield `the base has ${count} at ${file}:${line}${where}: ${first.message}`
  }
  if (!was.project) yield `nothing of the base can be read${where}, and nothing is compared`
  else if (!is.project) yield `nothing of the head can be read${where}, and nothing is compared`
  const left = [...new Set([...was.unread, ...is.unread])].map((one) => `\`${one}\``)
  if (was.project && is.project && left.length)
    yield left.length === 1
      ? `${left.join('')} is not compared${where}, for it cannot be read on both sides`
      : `${left.join(', ')} are not compared${where}, for they cannot be read on both sides`
}
