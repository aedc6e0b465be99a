import type { Assertion } from '../../config/made/documents.ts'
import { code } from '../facts/code.ts'
import { locate } from '../lint/locate.ts'
import type { Reviewed } from '../lint/reviewed.ts'
import type { Asserted, Breach } from './breach.ts'
import { brokenNever } from './never.ts'
import { brokenMax, brokenOnly, brokenRequire } from './of-pools.ts'
import { isKnown } from './values-at.ts'

/** Every assertion of a project that is for its environment. */
export const assertedIn = (project: Reviewed): readonly Asserted[] =>
  project.all('assertions').flatMap((resource) =>
    Object.entries(resource.says.assertions).flatMap(([name, says]): readonly Asserted[] => {
      const { envs = [] } = says
      if (envs.length && !envs.includes(project.env ?? '')) return []
      return [{ name, says, at: locate({ resource, path: ['assertions', name] }) } as Asserted]
    }),
  )

/** All by which assertions do not hold of a project, which need not be the one that makes them. */
export function* breachesOf(all: readonly Asserted[], project: Reviewed): Generator<Breach> {
  for (const asserted of all) {
    const { name, says, at } = asserted
    if (says.type !== 'never' && !isKnown(says.at)) {
      const message = `pools have nothing at ${code(says.at)}`
      yield { rule: 'PW-ASSERT-006', assertion: name, subject: 'at', message, at, asserted: at }
    } else yield* checks[says.type](asserted as never, project)
  }
}

const checks: {
  readonly [T in Assertion['type']]: (asserted: Asserted<T>, project: Reviewed) => Iterable<Breach>
} = {
  never: brokenNever,
  require: brokenRequire,
  max: brokenMax,
  only: brokenOnly,
}
