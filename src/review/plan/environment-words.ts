import { risks } from '../facts/fact.ts'
import { locate } from '../lint/locate.ts'
import { listed } from '../lint/questions/listed.ts'
import type { Environments } from './environment-pairs.ts'
import type { PlanChange } from './plan-change.ts'
import type { ReadVersion } from './read-version.ts'

/** An environment that is gone is a change, though there is nothing left to compare it with. */
export const goneEnvironments = ({ gone, pairs }: Environments): PlanChange[] =>
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

/** A new environment is compared with nothing: what it makes of the project by a patch, nobody has weighed. */
export function newEnvironment(name: string, { project }: ReadVersion): PlanChange {
  const resource = project?.all('env').find((one) => one.name === name)
  const patched = Object.keys(resource?.says.patch ?? {})
  const isKnown = resource !== undefined && patched.length === 0
  const whose = `the environment \`${name}\` is new, and there is nothing to compare it with`
  const why = resource
    ? `nobody can say what its patch of ${listed(patched)} makes easier`
    : 'its file cannot be read'
  return {
    kind: 'environment',
    about: [name],
    ...(isKnown
      ? { risk: 'resource-added', level: risks['resource-added'], sentence: whose }
      : {
          risk: 'access-unknown',
          level: risks['access-unknown'],
          rule: 'PW-PLAN-004',
          sentence: `${whose}: ${why}`,
          proof: { verdict: 'unknown', why },
        }),
    after: resource
      ? locate({ resource, path: patched.length ? ['patch'] : [] })
      : { file: `pools/env/${name}.env.yaml`, line: 1, column: 1 },
  }
}

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
