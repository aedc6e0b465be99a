import type { IdentityProvider } from '../../config/made/documents.ts'
import type { Resource, Reviewed } from '../lint/reviewed.ts'
import { edge, elsewhere, idOf, nodeAt, nodeNamed, some, type Piece } from './graph.ts'
import { roleEnd } from './role-end.ts'

/** Identity pools: whose tokens count, and which role comes of them. */
export function* identityPieces(project: Reviewed): Generator<Piece> {
  for (const identity of project.all('identity')) {
    const { guests, classicFlow, developerProvider, providers = {}, roles = {} } = identity.says
    const id = idOf('identity', identity.name)
    const entries = Object.entries(providers)
    for (const [name, says] of entries) yield* loginPieces(project, id, name, says)
    if (developerProvider !== undefined) {
      yield nodeAt('login', [developerProvider], ['a back end vouches'], {
        resource: identity,
        path: ['developerProvider'],
      })
      yield edge(idOf('login', developerProvider), id)
    }
    const tags = entries.flatMap(([, { tags: said = {} }]) =>
      Object.entries(said).map(([tag, claim]) => `tag ${tag} = claim ${claim}`),
    )
    const lines = [...(guests ? ['guests too'] : []), ...(classicFlow ? ['classic flow'] : []), ...tags]
    yield nodeAt('identity', [identity.name], lines, { resource: identity, path: [] })

    for (const [name, { roles: mapping }] of entries)
      if (mapping) yield* choicePieces(project, identity, name)
    // Without a mapping of their own, people of every provider get the role for those who signed in.
    const plain = entries.some(([, { roles: mapping }]) => !mapping) || developerProvider !== undefined
    if (roles.authenticated !== undefined && plain)
      yield* roleEnd(project, id, roles.authenticated, 'signed in')
    if (roles.guest !== undefined && guests) yield* roleEnd(project, id, roles.guest, 'guests')
  }
}

function* loginPieces(
  project: Reviewed,
  identity: string,
  name: string,
  says: IdentityProvider,
): Generator<Piece> {
  if (says.type === 'pool') {
    const pool = project.find('pool', name)
    if (!pool) yield nodeNamed('pool', name, [elsewhere])
    const checked = says.checkTokenServerSide ? ', asked each time' : ''
    yield edge(idOf('pool', pool?.name ?? name), identity, `tokens of ${some(says.clients)}${checked}`)
    return
  }
  const declared =
    says.type === 'oidc'
      ? project.find('oidc-provider', name)
      : says.type === 'saml'
        ? project.find('saml-provider', name)
        : undefined
  if (!declared) yield nodeNamed('login', name, [says.type])
  yield edge(idOf('login', declared?.name ?? name), identity)
}

function* choicePieces(
  project: Reviewed,
  identity: Resource<'identity'>,
  provider: string,
): Generator<Piece> {
  const { providers = {}, roles = {} } = identity.says
  const mapping = providers[provider]?.roles
  if (!mapping) return
  const id = idOf('choice', identity.name, provider)
  const path = ['providers', provider, 'roles']
  const { otherwise } = mapping
  const lines = [`by ${mapping.by}`, ...(otherwise === 'deny' ? ['otherwise no credentials'] : [])]
  yield nodeAt('choice', [identity.name, provider], lines, { resource: identity, path })
  yield edge(idOf('identity', identity.name), id)
  if (mapping.by === 'rules')
    for (const [index, { claim, match, value, role }] of mapping.rules.entries()) {
      const rule = idOf('rule', identity.name, provider, String(index + 1))
      const piece = nodeAt('rule', [identity.name], [`${claim} ${words[match]} ${value}`], {
        resource: identity,
        path: [...path, 'rules', index],
      })
      if ('node' in piece) yield { node: { ...piece.node, id: rule, name: `rule ${index + 1}` } }
      yield edge(id, rule)
      yield* roleEnd(project, rule, role)
    }
  else yield* groupsOf(project, id, provider)
  if (otherwise === 'default' && roles.authenticated !== undefined)
    yield* roleEnd(project, id, roles.authenticated, 'otherwise')
}

/** By a token, people get the role of one of their groups. */
function* groupsOf(project: Reviewed, choice: string, provider: string): Generator<Piece> {
  const pool = project.find('pool', provider)
  for (const [group, { role }] of Object.entries(pool?.says.groups ?? {}))
    if (pool && role !== undefined) yield edge(choice, idOf('group', pool.name, group))
}

const words = {
  equals: 'is',
  notEqual: 'is not',
  startsWith: 'begins with',
  contains: 'contains',
} as const

/** The providers that are files of their own, of which identity pools and roles speak. */
export function* providerPieces(project: Reviewed): Generator<Piece> {
  for (const resource of project.all('oidc-provider'))
    yield nodeAt('login', [resource.name], ['OIDC', resource.says.url], { resource, path: [] })
  for (const resource of project.all('saml-provider'))
    yield nodeAt('login', [resource.name], ['SAML'], { resource, path: [] })
}
