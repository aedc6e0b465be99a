import type { RoleTrust } from '../../config/made/documents.ts'
import { principalsOf, cognito } from '../lint/questions/trusted.ts'
import { statementsIn, type Policied, type Statement } from '../lint/questions/policy-statements.ts'
import type { Resource, Reviewed } from '../lint/reviewed.ts'
import { edge, elsewhere, idOf, nodeAt, nodeNamed, some, type Piece } from './graph.ts'

/** Roles and IAM users: whom they trust, and what their policies say. */
export function* rolePieces(project: Reviewed): Generator<Piece> {
  for (const role of project.all('role')) {
    yield* trustPieces(project, role)
    yield nodeAt('role', [role.name], trustLines(role), { resource: role, path: [] })
    yield* allowsPieces(project, role)
  }
  for (const user of project.all('iam-user')) {
    const keys = Object.keys(user.says.keys ?? {}).length
    const lines = keys ? [`${keys} access ${keys === 1 ? 'key' : 'keys'}`] : []
    yield nodeAt('iam-user', [user.name], lines, { resource: user, path: [] })
    yield* allowsPieces(project, user)
  }
  for (const policy of project.all('policy'))
    yield nodeAt('policy', [policy.name], statementLines(statementsIn(project, policy)), {
      resource: policy,
      path: [],
    })
}

function* allowsPieces(project: Reviewed, owner: Policied & Resource<'role' | 'iam-user'>): Generator<Piece> {
  const id = idOf(owner.kind, owner.name)
  const own = statementsIn(project, owner)
  if (own.length) {
    const [first] = own
    const to = idOf('allows', owner.kind, owner.name)
    const piece = nodeAt(
      'allows',
      [owner.name],
      statementLines(own),
      first?.at ?? { resource: owner, path: [] },
    )
    if ('node' in piece) yield { node: { ...piece.node, id: to } }
    yield edge(id, to)
  }
  const { managed = [], boundary } = owner.says
  for (const name of managed) yield* policyEnd(project, id, name)
  if (boundary !== undefined) yield* policyEnd(project, id, boundary, 'at most')
}

function* policyEnd(project: Reviewed, from: string, name: string, label?: string): Generator<Piece> {
  const found = project.find('policy', name)
  const short = found?.name ?? name.slice(name.lastIndexOf('/') + 1)
  if (!found) {
    const aws = !name.startsWith('arn:') || name.startsWith('arn:aws:iam::aws:')
    yield nodeNamed('policy', short, [aws ? 'of AWS' : elsewhere])
  }
  yield edge(from, idOf('policy', short), label, label !== undefined)
}

/** Whom a role trusts beside the identity pools that give it. */
function* trustPieces(project: Reviewed, role: Resource<'role'>): Generator<Piece> {
  const id = idOf('role', role.name)
  const { trust } = role.says
  if (trust.type === 'identityPool') {
    const identity = project.find('identity', trust.pool)
    if (identity) yield edge(idOf('identity', identity.name), id, trusts, true)
    return
  }
  if (trust.type === 'oidc' || trust.type === 'saml') {
    const kind = `${trust.type}-provider` as const
    const provider = project.find(kind, trust.provider)
    const name = provider?.name ?? trust.provider
    if (!provider) yield nodeNamed('login', name, [trust.type])
    yield edge(idOf('login', name), id, trusts)
    return
  }
  for (const statement of statementsIn(project, role, 'trust')) {
    if (statement.effect !== 'Allow') continue
    const names = (['AWS', 'Federated', 'Service'] as const).flatMap((kind) => principalsOf(statement, kind))
    for (const name of names.filter((one) => one !== cognito)) {
      yield nodeNamed('principal', name === '*' ? 'everybody' : name)
      yield edge(idOf('principal', name === '*' ? 'everybody' : name), id, trusts)
    }
  }
}

/** How an edge is called that is there because a role trusts. */
export const trusts = 'trusted'

function trustLines({ says: { trust, maxSession } }: Resource<'role'>): readonly string[] {
  return [
    trustWords(trust),
    ...('condition' in trust && trust.condition ? ['on a condition'] : []),
    ...(maxSession === undefined ? [] : [`sessions of ${maxSession}`]),
  ]
}

function trustWords(trust: RoleTrust): string {
  switch (trust.type) {
    case 'identityPool':
      return `trusts ${trust.pool}, ${trust.as}`
    case 'service':
      return `trusts ${trust.service}`
    case 'account':
      return `trusts account ${trust.account}`
    case 'oidc':
      return `trusts ${trust.provider} for ${some(trust.audience)}`
    case 'saml':
      return `trusts ${trust.provider}`
    case 'document':
      return 'trusts by a document'
  }
}

const mostStatements = 5

/** Statements in a few words, ARNs without what nearly all of them begin with; those that deny first, as they win. */
function statementLines(statements: readonly Statement[]): readonly string[] {
  const order = [...statements].sort(
    (one, other) => Number(one.effect === 'Allow') - Number(other.effect === 'Allow'),
  )
  const lines = order.slice(0, mostStatements).map(wordsOf)
  const more = order.length - lines.length
  return more > 0 ? [...lines, `and ${more} more`] : lines
}

function wordsOf({ effect, actions, butActions, resources, butResources, conditions }: Statement): string {
  const texts = (all: readonly { readonly text: string }[]) =>
    some(
      all.map(({ text }) => text.replace(/^arn:aws:/, '')),
      2,
    )
  const what = butActions ? `all but ${texts(actions)}` : texts(actions)
  const where = butResources ? `all but ${texts(resources)}` : texts(resources)
  const on = where === '*' || where === '' ? '' : ` on ${where}`
  const keys = [...new Set(conditions.map(({ key }) => key.text))]
  return `${effect === 'Deny' ? 'never ' : ''}${what}${on}${keys.length ? ` if ${some(keys, 2)}` : ''}`
}
