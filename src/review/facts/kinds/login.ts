import type { Json } from '../../../model/trigger.ts'
import { loginsOf } from '../../access/logins.ts'
import { toldAccess } from '../access/told-access.ts'
import { heldByRole } from '../access/asker.ts'
import { compareHeld } from '../access/compare-held.ts'
import { givenRoles } from '../../lint/questions/given-roles.ts'
import { listed } from '../../lint/questions/listed.ts'
import { code } from '../code.ts'
import type { FactKind, Sides, Told } from '../fact.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly type: string
  readonly appId: string | null
  readonly clients: readonly string[]
}

/** Whose tokens count in an identity pool: `about` is identity pool and provider. */
export const login: FactKind<Value> = {
  kind: 'login',
  names: 'login',
  whole: true,
  *of({ all, model }) {
    for (const identity of all('identity')) {
      const pool = model.identityPools.find(({ name }) => name === identity.name)
      const logins = pool ? loginsOf(model, pool) : []
      for (const [name, said] of Object.entries(identity.says.providers ?? {})) {
        const clients = logins.flatMap((one) => (one.name === name ? (one.clientId ?? []) : []))
        yield {
          about: [identity.name, name],
          value: {
            type: said.type,
            appId: said.type === 'social' ? said.appId : null,
            clients: clients.sort(),
          },
          at: { resource: identity, path: ['providers', name] },
        }
      }
    }
  },
  *tell({ about: [identity = '', provider = ''], before, after }, sides) {
    const where = `by ${code(provider)} in ${code(identity)}`
    if (!before) {
      const sentence = `people can now get AWS credentials ${where}`
      yield { risk: 'access-widened', sentence }
      yield* whatTheyGet(identity, provider, sides)
    } else if (!after)
      yield { risk: 'client-breaking', sentence: `nobody can get AWS credentials ${where} any more` }
    else {
      const [was, is] = [before.value, after.value]
      const come = is.clients.filter((id) => !was.clients.includes(id))
      const gone = was.clients.filter((id) => !is.clients.includes(id))
      const names = (ids: readonly string[]) => listed(ids.map((id) => clientName(id, sides)))
      if (come.length)
        yield {
          risk: 'access-widened',
          sentence: `tokens for ${names(come)} now get AWS credentials ${where}`,
        }
      if (gone.length)
        yield {
          risk: 'client-breaking',
          sentence: `tokens for ${names(gone)} no longer get AWS credentials ${where}`,
        }
      if (was.type !== is.type || was.appId !== is.appId)
        yield {
          risk: 'auth-weakened',
          sentence: `tokens that count ${where} are now those for ${code(is.appId ?? is.type)}, and were those for ${code(was.appId ?? was.type)}`,
        }
    }
  },
}

function* whatTheyGet(identity: string, provider: string, sides: Sides): Generator<Told> {
  const { after } = sides
  const roles = new Set(
    givenRoles(after)
      .filter(({ identity: by, to, at: { path } }) => {
        const own = path[0] === 'roles' ? path[1] === 'authenticated' : path[1] === provider
        return by?.name === identity && to !== 'guests' && own
      })
      .map(({ role }) => role.name),
  )
  for (const role of [...roles].slice(0, 3)) {
    const compared = compareHeld(undefined, heldByRole(after, role), sides)
    yield* toldAccess(
      compared,
      `people who come to ${code(identity)} by ${code(provider)} and get the role ${code(role)}`,
    )
  }
}

const clientName = (id: string, { before, after }: Sides): string =>
  [after, before]
    .flatMap(({ model }) => model.pools.flatMap(({ clients }) => clients))
    .find((client) => client.id === id)?.name ?? id
