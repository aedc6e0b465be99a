import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, Dates, PoolPart, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { changePart, deletePart, makePart, partOf, partsOf } from './parts.ts'
import { poolGone } from './refusals.ts'

type Said = Pick<Api['CreateTerms']['input'], 'TermsName' | 'TermsSource' | 'Enforcement' | 'Links'>

/** Where the people of a client read what they agree to, as it was said. */
export interface Terms extends Said {
  readonly id: string
  readonly client: string
  readonly Links: Readonly<Record<string, string>>
}

/** Terms as they are kept: named by their client and their own name, which a client has once. */
export interface TermsPart extends Dates {
  readonly kind: 'terms'
  readonly name: string
  readonly body: Terms
}

const mostTerms = 40
const taken: Refusal = { code: 'TermsExistsException' }
// The sentence is unverified.
const gone: Refusal = { code: 'ResourceNotFoundException', message: 'Terms not found.' }
const termsGone = () => new Fault(gone.code, gone.message)
const part = (client: string, name: string) => ({ kind: 'terms', name: `${client}/${name}` }) as const
const read = (found: PoolPart) => found as unknown as TermsPart

/** All terms of a pool. */
export const termsOf = (pool: UserPool): readonly TermsPart[] => partsOf(pool, 'terms').map(read)

/** Finds terms by their id. */
export const findTerms: Step<{ pool: UserPool; TermsId: string }, { terms: TermsPart }> = {
  name: 'find terms',
  run({ pool, TermsId }) {
    const terms = termsOf(pool).find(({ body }) => body.id === TermsId)
    if (!terms) throw termsGone()
    return { terms }
  },
}

/** Finds terms of a client by their name. */
export const findClientTerms: Step<
  { pool: UserPool; client: AppClient; TermsName: string },
  { terms: TermsPart }
> = {
  name: 'find terms of client',
  run({ pool, client, TermsName }) {
    const found = partOf(pool, part(client.id, TermsName))
    if (!found) throw termsGone()
    return { terms: read(found) }
  },
}

/** Gives a client terms. */
export const makeTerms: Step<Said & { pool: UserPool; client: AppClient }, { terms: TermsPart }> = {
  name: 'make terms',
  run({ pool, client, TermsName, TermsSource, Enforcement, Links = {} }, ports, run) {
    const name = part(client.id, TermsName)
    if (partOf(pool, name)) throw new Fault(taken.code)
    // The sentence is unverified.
    if (termsOf(pool).length >= mostTerms)
      throw new Fault('LimitExceededException', `At most ${mostTerms} terms are allowed.`)
    const id = drawUuid(ports.random)
    const body = { id, client: client.id, TermsName, TermsSource, Enforcement, Links }
    return { terms: { ...makePart(pool, name, body, taken, ports, run), kind: 'terms', body } }
  },
}

/** Says anew what terms are, and leaves what is not said; links are said as a whole. */
export const changeTerms: Step<
  Api['UpdateTerms']['input'] & { pool: UserPool; terms: TermsPart },
  { terms: TermsPart }
> = {
  name: 'change terms',
  run({ pool, terms: was, ...said }, ports, run) {
    const body: Terms = {
      ...was.body,
      ...(said.TermsName !== undefined && { TermsName: said.TermsName }),
      ...(said.TermsSource !== undefined && { TermsSource: said.TermsSource }),
      ...(said.Enforcement !== undefined && { Enforcement: said.Enforcement }),
      ...(said.Links !== undefined && { Links: said.Links }),
    }
    const name = part(body.client, body.TermsName)
    const terms = { ...was, ...name, body, modifiedAt: ports.clock.now() }
    if (name.name === was.name) {
      changePart(pool, name, body, gone, ports, run)
      return { terms }
    }
    if (partOf(pool, name)) throw new Fault(taken.code)
    // They are kept by their name: under another they are made anew, as old as they were.
    deletePart(pool, was, gone, run)
    const made: PoolPart = { ...terms, body: body as unknown as JsonObject }
    run.effects.push({ kind: 'make part', poolId: pool.id, part: made, taken, gone: poolGone(pool.id) })
    return { terms }
  },
}

/** Takes terms away. */
export const deleteTerms: Step<{ pool: UserPool; terms: TermsPart }> = {
  name: 'delete terms',
  run({ pool, terms: { kind, name } }, _, run) {
    deletePart(pool, { kind, name }, gone, run)
    return undefined
  },
}
