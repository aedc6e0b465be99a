import { Fault } from '../../model/fault.ts'
import type { Identity, Login } from '../../model/identity.ts'
import type { IdentityPool } from '../../model/model.ts'
import { commit, type Write } from '../effect.ts'
import { choose, type Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { follow, has, isFor } from './find-identity.ts'
import type { ProvenLogin } from './proven-login.ts'
import { forbidden, guestsOff, identityNotFound, loginsInUse, noMatch } from './refusals.ts'
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

// How often what somebody else did at the same time is looked at anew.
const tries = 3

/**
 * Finds whose logins these are, and writes down at once what is new: whoever asks at the same time with the
 * same logins gets the same identity.
 */
const recogniseLogins = (believed: boolean): Step<Needs, Found> => ({
  name: 'recognise logins',
  async run(facts, ports, run) {
    for (let left = tries; ; left--) {
      const known = await lookUp(facts, ports, left === tries)
      const settled = settle(known, await current(facts, known, ports), believed)
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

/**
 * The identity that was named was read before the tokens were verified, and that takes its time: one to which
 * none of the logins leads may have become somebody's, or another's, or be gone.
 */
async function current(
  { asked }: Needs,
  known: readonly Known[],
  { store }: Ports,
): Promise<Identity | undefined> {
  if (!asked || known.some(({ owner }) => owner?.id === asked.id)) return asked
  const now = await follow(asked.id, store)
  if (!now) throw identityNotFound(asked.id)
  return now
}

/** Whose each login is. No login leads to two identities: what the `asked` one has, need not be looked for. */
function lookUp(
  { identityPool, logins, asked }: Needs,
  { store }: Ports,
  first: boolean,
): Promise<readonly Known[]> {
  return Promise.all(
    logins.map(async (login) => {
      const owner =
        first && asked && has(asked, login) ? asked : await store.identityByLogin(identityPool.id, login)
      if (login.token && !(owner && (await isFor(login.token, owner, store)))) throw noMatch()
      return { login: plain(login), owner }
    }),
  )
}

const plain = ({ kind, provider, subject }: Login): Login => ({ kind, provider, subject })

/** Each write rests on whose the identities still are: they were read before this, and others act meanwhile. */
function written(
  { survivor, holds, merge, link }: Settled,
  { identityPool }: Needs,
  { clock, random }: Ports,
): { readonly id: string; readonly writes: readonly Write[] } {
  const at = clock.now()
  const id = survivor?.id ?? newIdentityId(identityPool, random)
  const identity = { id, identityPoolId: identityPool.id, createdAt: at }
  const changes = merge.length + link.length > 0
  return {
    id,
    writes: [
      ...(changes ? holds : []).map((hold) => ({
        kind: 'hold identity' as const,
        ...hold,
        refused: loginsInUse,
      })),
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
