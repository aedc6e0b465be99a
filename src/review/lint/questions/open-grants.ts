import { isScoped, levelOf } from '../../../iam/access-level.ts'
import type { Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'
import { givesCredentials } from './credential-actions.ts'
import { escalatesAlone } from './escalations.ts'
import { givenTo } from './given-roles.ts'
import { grantsOf, type Grant } from './grants.ts'
import { holdersOf, type Holder } from './holders.ts'
import { isNarrowed } from './narrowed.ts'
import { isOpen } from './patterns.ts'
import type { Said, Statement } from './policy-statements.ts'
import { isHarmlessWrite, readsData, readsPeople } from './risky-actions.ts'
import { isEverything, isWholeService } from './whole-services.ts'

/** What is wrong with letting somebody do something to whatever there is; each action is told as the worst that it is. */
export const dangers = ['credentials', 'permissions', 'data', 'writes', 'reads'] as const
export type Danger = (typeof dangers)[number]

/** Actions that a statement allows on no resource in particular, all dangerous in one way. */
export interface OpenGrant {
  readonly danger: Danger
  readonly holder: Holder
  readonly statement: Statement
  readonly actions: readonly string[]
  /** The resource that is none in particular. */
  readonly on: Said
}

const known = new WeakMap<Reviewed, readonly OpenGrant[]>()

/** What statements of the project allow on whatever there is, where they could say on what. */
export function openGrants(project: Reviewed, danger: Danger): readonly OpenGrant[] {
  let all = known.get(project)
  if (!all) known.set(project, (all = once(holdersOf(project).flatMap((holder) => find(project, holder)))))
  return all.filter((one) => one.danger === danger)
}

/** A policy that several have is told of once. */
function once(grants: readonly OpenGrant[]): readonly OpenGrant[] {
  const seen = new Set<string>()
  return grants.filter(({ danger, statement: { at } }) => {
    const key = `${danger} ${placeKey(at)}`
    return !seen.has(key) && seen.add(key)
  })
}

/** The same for the same place. */
export const placeKey = ({ resource: { kind, name }, path }: Place): string =>
  `${kind}/${name} ${JSON.stringify(path)}`

function find(project: Reviewed, holder: Holder): readonly OpenGrant[] {
  const { resource } = holder
  const people = resource.kind === 'role' && givenTo(project, resource) !== undefined
  const found = new Map<string, { grant: OpenGrant; actions: Set<string> }>()
  for (const grant of grantsOf(holder)) {
    const { statement, actions } = grant
    if (statement.butResources || isNarrowed(statement) || isEverything(grant)) continue
    const whole = isWholeService(holder, grant)
    for (const action of actions) {
      const danger = dangerOf(action)
      if (danger === undefined || !isTold(danger, grant, whole)) continue
      const on = statement.resources.find(({ text }) => isOpen(text, action, project.model))
      if (!on || !(isScoped(action) || (danger === 'credentials' && people))) continue
      const key = `${danger} ${placeKey(statement.at)}`
      const group = found.get(key)
      if (group) group.actions.add(action)
      else
        found.set(key, {
          grant: { danger, holder, statement, on, actions: [] },
          actions: new Set([action]),
        })
    }
  }
  return [...found.values()].map(({ grant, actions }) => ({ ...grant, actions: [...actions] }))
}

/** What AWS writes is only told where it is grave; a whole service is told as such, and where it is grave. */
const isTold = (danger: Danger, { statement }: Grant, whole: boolean) =>
  danger === 'credentials' || danger === 'permissions' || (statement.by !== 'aws' && !whole)

function dangerOf(action: string): Danger | undefined {
  if (escalatesAlone(action)) return undefined
  if (givesCredentials(action)) return 'credentials'
  const level = levelOf(action)
  if (level === 'permissions') return 'permissions'
  if (readsData(action) || readsPeople(action)) return 'data'
  if (isUsual(action) || level === undefined) return undefined
  if ((level === 'write' || level === 'tagging') && !isHarmlessWrite(action)) return 'writes'
  return 'reads'
}

/** What whatever runs on AWS is let do: writing its own log, whose name nobody chooses. */
const isUsual = (action: string) =>
  ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].includes(action)
