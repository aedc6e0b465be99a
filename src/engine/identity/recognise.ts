import { Fault } from '../../model/fault.ts'
import type { Identity, Login } from '../../model/identity.ts'
import type { IdentityPool } from '../../model/model.ts'
import { commit, type Write } from '../effect.ts'
import { choose, type Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { follow } from './find-identity.ts'
import type { ProvenLogin } from './proven-login.ts'
import { forbidden, guestsOff, loginsInUse, noMatch } from './refusals.ts'
import { settle, type Known, type Settled } from './settle.ts'

interface Needs {
  readonly identityPool: IdentityPool
  readonly logins: readonly ProvenLogin[]
  /** The identity that the caller names, where one is named. */
  readonly asked?: Identity | undefined
}
interface Found {
  readonly identityId: string
}

/** Nobody in particular: a new identity, or one that never was anybody's. */
const receiveGuest: Step<Needs, Found> = {
  name: 'receive guest',
  run({ identityPool, asked }, { random, clock }, { effects }) {
    if (asked && !asked.guest) throw forbidden(asked.id)
    if (!identityPool.properties.AllowUnauthenticatedIdentities) throw guestsOff()
    if (asked) return { identityId: asked.id }
    const id = newIdentityId(identityPool, random)
    const identity = { id, identityPoolId: identityPool.id, createdAt: clock.now() }
    effects.push({ kind: 'create identity', identity })
    return { identityId: id }
  },
}

/**
 * Finds whose logins these are, and writes down at once what is new: whoever asks at the same time with the
 * same logins gets the same identity.
 */
const recogniseLogins = (believed: boolean): Step<Needs, Found> => ({
  name: 'recognise logins',
  async run(facts, ports, run) {
    for (let left = 3; ; left--) {
      const settled = settle(await lookUp(facts, ports), await current(facts, ports, left), believed)
      const { id, writes } = written(settled, facts, ports)
      if (!writes.length) return { identityId: id }
      try {
        run.effects.push(...writes)
        await commit.run(facts, ports, run)
        return { identityId: id }
      } catch (error) {
        if (!left || !(error instanceof Fault) || error.code !== loginsInUse.code) throw error
      }
    }
  },
})

const ways = (believed: boolean): Step<Needs, Found> =>
  choose('recognise', ({ logins }: Needs) => (logins.length ? 'logins' : 'guest'), {
    guest: receiveGuest,
    logins: recogniseLogins(believed),
  })

/** Finds the identity of whoever shows these logins, or makes one; links and merges as they tell. */
export const recognise = ways(false)

/** The same for a developer, who may link to any identity. */
export const recogniseForDeveloper = ways(true)

/** The id of an identity, which is like no other; it lives in the region of its pool. */
const newIdentityId = ({ id }: IdentityPool, random: Ports['random']) =>
  `${id.split(':')[0]}:${drawUuid(random)}`

/** What was named at first may have been merged meanwhile. */
async function current({ asked }: Needs, { store }: Ports, left: number): Promise<Identity | undefined> {
  return asked && left < 3 ? follow(asked.id, store) : asked
}

function lookUp({ identityPool, logins }: Needs, { store }: Ports): Promise<readonly Known[]> {
  return Promise.all(
    logins.map(async (login) => {
      const owner = await store.identityByLogin(identityPool.id, login)
      // A token of the developer's tells whose the user was: it does not link anybody anew.
      if (login.token && (!owner || owner.id !== (await follow(login.token.identityId, store))?.id))
        throw noMatch()
      return { login: plain(login), owner }
    }),
  )
}

const plain = ({ kind, provider, subject }: Login): Login => ({ kind, provider, subject })

function written(
  { survivor, merge, link }: Settled,
  { identityPool }: Needs,
  { clock, random }: Ports,
): { readonly id: string; readonly writes: readonly Write[] } {
  const at = clock.now()
  const id = survivor?.id ?? newIdentityId(identityPool, random)
  const identity = { id, identityPoolId: identityPool.id, createdAt: at }
  return {
    id,
    writes: [
      ...(survivor ? [] : [{ kind: 'create identity', identity } as const]),
      ...merge.map(({ id: from }) => ({
        kind: 'merge identities' as const,
        from,
        into: id,
        at,
        refused: loginsInUse,
      })),
      ...link.map((login) => ({
        kind: 'link login' as const,
        identityId: id,
        login,
        at,
        taken: loginsInUse,
      })),
    ],
  }
}
