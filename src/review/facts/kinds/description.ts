import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** What is said for people who read, and tags: `about` is kind, name and what it is of. */
export const description: FactKind<string> = {
  kind: 'description',
  *of(project) {
    for (const kind of [
      'pool',
      'identity',
      'role',
      'policy',
      'iam-user',
      'trigger',
      'oidc-provider',
      'saml-provider',
    ] as const)
      for (const resource of project.all(kind)) {
        const says = resource.says as {
          readonly description?: string
          readonly tags?: Readonly<Record<string, string>>
        }
        // Of a policy it is fixed, and told of there; a role's tags say something of it.
        if (says.description !== undefined && kind !== 'policy')
          yield {
            about: [kind, resource.name, 'description'],
            value: says.description,
            at: { resource, path: ['description'] },
          }
        if (says.tags && kind !== 'role' && kind !== 'iam-user')
          for (const [tag, value] of Object.entries(says.tags))
            yield { about: [kind, resource.name, 'tags', tag], value, at: { resource, path: ['tags', tag] } }
        if (resource.kind !== 'pool') continue
        const {
          groups = {},
          clients = {},
          resourceServers = {},
        } = (resource as { says: { groups?: object; clients?: object; resourceServers?: object } }).says
        for (const [part, all] of Object.entries({ groups, clients, resourceServers }))
          for (const [name, said] of Object.entries(
            all as Readonly<
              Record<
                string,
                { description?: string; name?: string; scopes?: Readonly<Record<string, string>> }
              >
            >,
          )) {
            const text = JSON.stringify([
              said.description,
              part === 'resourceServers' ? [said.name, said.scopes] : 0,
            ])
            yield {
              about: [kind, resource.name, part, name],
              value: text,
              at: { resource, path: [part, name] },
            }
          }
      }
  },
  *tell({ about: [kind = '', name = '', ...what], before, after }, { before: then, after: now, renames }) {
    const owner = kind as 'pool'
    const [old = ''] = renames.before(owner, [name])
    if (old !== name || !now.find(owner, name) || !then.find(owner, name)) return
    // A part that comes or goes is told of as such.
    if (what.length === 2 && what[0] !== 'tags' && !(before && after)) return
    yield {
      risk: 'cosmetic',
      sentence: `${code(what.join('.'))} of ${code(`${kind}/${name}`)} reads otherwise`,
    }
  },
}
