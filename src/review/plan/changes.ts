import type { Position } from '../../model/finding.ts'
import { changesOf } from '../facts/changes-of.ts'
import { risks, type FactKind, type Sides, type Told } from '../facts/fact.ts'
import * as kinds from '../facts/kinds/index.ts'
import { owners, type Owner } from '../facts/owners.ts'
import { replaced } from '../facts/replaced.ts'
import { locate } from '../lint/locate.ts'
import type { Place } from '../lint/rule.ts'
import type { PlanChange } from './plan-change.ts'
import { ruleOf } from './plan-rules.ts'

/** Every change between two versions of a project in one environment, in no order. */
export function changesBetween(sides: Sides): readonly PlanChange[] {
  const told: PlanChange[] = []
  for (const { owner, about, before, after, told: said } of replaced(sides))
    told.push(changeOf('replaced', about, said, { before: locate(before), after: locate(after) }, { owner }))
  for (const kind of Object.values(kinds) as readonly FactKind[])
    for (const change of changesOf(kind, sides)) {
      const { about, before, after } = change
      const at = {
        ...(before && { before: locate(before.at) }),
        ...((after ?? before) && placed(after?.at, before?.at, sides)),
      }
      const values = { ...(before && { was: before.value }), ...(after && { is: after.value }) }
      for (const said of kind.tell(change, sides))
        told.push(changeOf(kind.kind, about, said, said.at ? { ...at, after: locate(said.at) } : at, values))
    }
  return told
}

function changeOf(
  kind: string,
  about: readonly string[],
  { risk, sentence, rule = ruleOf[risk], proof, help, related }: Told,
  at: { readonly before?: Position; readonly after?: Position },
  values: Pick<PlanChange, 'was' | 'is'> | { readonly owner: Owner },
): PlanChange {
  return {
    kind,
    about,
    risk,
    level: risks[risk],
    sentence,
    ...(rule && { rule }),
    ...at,
    ...('owner' in values ? {} : values),
    ...(proof && { proof }),
    ...(help && { help }),
    ...(related?.length && { related }),
  }
}

/** Where it is decided now; of what is gone, the nearest place that is left of where it was. */
function placed(after: Place | undefined, before: Place | undefined, { after: now, renames }: Sides) {
  if (after) return { after: locate(after) }
  if (!before) return {}
  const { kind, name } = before.resource
  const owner = Object.hasOwn(owners, kind) ? (kind as Owner) : undefined
  const [current = name] = owner ? renames.now(owner, [name]) : [name]
  const resource = now.find(kind, current)
  return resource ? { after: locate({ resource, path: before.path }) } : {}
}
