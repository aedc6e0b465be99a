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

/** What a reader should know of a base that has mistakes: nobody else tells them. */
export function* baseRemarks(was: ReadVersion, env: string | undefined): Generator<string> {
  const where = env === undefined ? '' : ` in \`${env}\``
  const [first] = was.mistakes
  if (first) {
    const { file, line } = first.at
    const count = was.mistakes.length === 1 ? 'a mistake' : `${was.mistakes.length} mistakes, the first`
    yield `the base has ${count} at ${file}:${line}${where}: ${first.message}`
  }
}
