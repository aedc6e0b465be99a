import { fittingWords } from '../access/words/given-words.ts'
import type { Reviewed } from '../lint/reviewed.ts'

/** Who gets which role from an identity pool; `none` where they get none. */
export interface RoleRow {
  /** In words, the same on both sides for the same people. */
  readonly who: string
  readonly before?: string
  readonly after?: string
}

/** Who can get which role, before and after: every way that either side has. */
export function roleRows(before: Reviewed, after: Reviewed): readonly RoleRow[] {
  const [were, are] = [waysIn(before), waysIn(after)]
  return [...new Set([...are.keys(), ...were.keys()])].map((who) => {
    const [was, is] = [were.get(who), are.get(who)]
    return { who, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }
  })
}

const none = 'none'

function waysIn(project: Reviewed): ReadonlyMap<string, string> {
  const rows = new Map<string, string>()
  for (const { name, says } of project.all('identity')) {
    const { guests, roles = {}, providers = {} } = says
    rows.set(`guests of ${name}`, guests ? (roles.guest ?? none) : none)
    for (const [provider, { roles: mapping }] of Object.entries(providers)) {
      const by = `${name}, by ${provider}`
      const otherwise = mapping?.otherwise === 'deny' ? none : (roles.authenticated ?? none)
      if (mapping?.by === 'rules')
        for (const [index, { claim, match, value, role }] of mapping.rules.entries())
          rows.set(
            `${by}, rule ${index + 1}: ${fittingWords({ claim, match: canonical[match], value })}`,
            role,
          )
      if (mapping?.by === 'token')
        for (const [group, { role }] of Object.entries(project.find('pool', provider)?.says.groups ?? {}))
          if (role !== undefined) rows.set(`${by}, members of ${group}`, role)
      rows.set(mapping ? `${by}, all others` : by, otherwise)
    }
  }
  return rows
}

const canonical = {
  equals: 'Equals',
  notEqual: 'NotEqual',
  startsWith: 'StartsWith',
  contains: 'Contains',
} as const
