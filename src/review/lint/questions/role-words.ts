import { isObject } from '../../../config/canonical/tree.ts'
import { member, type Path } from '../../../config/path.ts'
import type { Json } from '../../../model/trigger.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** What a role's file says that it may do, in a few words, and where. */
export function permissionOf(role: Resource<'role'>): { readonly words: string; readonly at: Place } {
  const { allow = [], managed = [] } = role.says
  const actions = [...new Set(allow.flatMap((statement) => [statement.do ?? []].flat()))]
  const some = actions.slice(0, 2).map((action) => `\`${action}\``)
  if (actions.length)
    return {
      words: `the role \`${role.name}\` may ${some.join(', ')}${actions.length > 2 ? ' and more' : ''}`,
      at: { resource: role, path: ['allow', 0] },
    }
  const path = managed.length ? ['managed'] : Object.keys(role.says.policies ?? {}).length ? ['policies'] : []
  return { words: `what the role \`${role.name}\` may do`, at: { resource: role, path } }
}

/** Where the policies of a role, or those that its project gives it by name, ask for a principal tag. */
export function askedForTag(project: Reviewed, role: Resource<'role'>, tag: string): Place | undefined {
  const { managed = [], boundary } = role.says
  const attached = [...managed, ...(boundary === undefined ? [] : [boundary])].flatMap((name) => {
    const policy = project.find('policy', name)
    return policy ? [policy] : []
  })
  for (const resource of [role, ...attached]) {
    const path = mention(resource.says as unknown as Json, `aws:principaltag/${tag.toLowerCase()}`)
    if (path) return { resource, path }
  }
  return undefined
}

/** The first place, key or text, in which a key of conditions is named. */
function mention(value: Json | undefined, key: string): Path | undefined {
  if (typeof value === 'string') return names(value.toLowerCase(), key) ? [] : undefined
  if (!isObject(value) && !Array.isArray(value)) return undefined
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  for (const step of steps) {
    if (typeof step === 'string' && step.toLowerCase() === key) return [step]
    const inner = mention(member(value, step), key)
    if (inner) return [step, ...inner]
  }
  return undefined
}

const names = (text: string, key: string) => text.includes(`\${${key}}`) || text.includes(`\${${key},`)
