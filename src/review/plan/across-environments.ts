import { homeless, type Home } from './homeless.ts'
import { byGravity, type PlanChange } from './plan-change.ts'

/**
 * The changes of all environments: what is so in each of them is said once, as it is in the first, and what is so in
 * some says in which.
 */
export function acrossEnvironments(
  byEnvironment: ReadonlyMap<string, readonly PlanChange[]>,
  homes: ReadonlyMap<string, Home>,
): readonly PlanChange[] {
  const found = new Map<string, { readonly change: PlanChange; readonly environments: string[] }>()
  for (const [environment, changes] of byEnvironment) {
    const home = homes.get(environment)
    for (const change of changes) {
      const { kind, about, risk, sentence, before, after } = change
      const place = (at: PlanChange['before']) => at && [at.file, at.line, at.column]
      const key = JSON.stringify([
        kind,
        about,
        risk,
        home ? homeless(sentence, home) : sentence,
        place(before),
        place(after),
      ])
      const known = found.get(key)
      if (!known) found.set(key, { change, environments: [environment] })
      else if (known.environments.at(-1) !== environment) known.environments.push(environment)
      // Two things of one environment are two, however alike they read.
      else found.set(`${key} ${sentence}`, { change, environments: [environment] })
    }
  }
  return [...found.values()]
    .map(({ change, environments }) =>
      environments.length === byEnvironment.size ? change : { ...change, environments },
    )
    .sort(byGravity)
}
