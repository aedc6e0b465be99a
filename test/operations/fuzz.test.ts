import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Service } from '../generate/api-schema.ts'
import { isServed, openDoor, type Door } from '../fuzz/ask.ts'
import type { Persona } from '../fuzz/bag.ts'
import { drawBy, type Draw } from '../fuzz/draw.ts'
import { fillIdentityPool } from '../fuzz/fill-identity-pool.ts'
import { makeInput } from '../fuzz/make-input.ts'
import { schemaOf } from '../fuzz/output-fits.ts'
import { richWorld, type RichWorld } from '../fuzz/rich-world.ts'
import { spoil, write } from '../fuzz/spoil.ts'

/**
 * How much is tried: worlds, calls in each, and what all of it is drawn from. For a long run, such as before a
 * release:
 *
 * POOLWRIGHT_FUZZ_SEED=7 POOLWRIGHT_FUZZ_WORLDS=500 npx vitest run --project unit test/operations/fuzz.test.ts
 *
 * `POOLWRIGHT_FUZZ_ENDS=1` prints how often each operation ended how.
 */
const told = (name: string, usual: number) => Number(process.env[`POOLWRIGHT_FUZZ_${name}`] ?? usual)
const [seed, worlds, calls] = [told('SEED', 20_261_123), told('WORLDS', 6), told('CALLS', 250)]

const namesOf = (service: Service) =>
  Object.keys(schemaOf(service)['x-operations']).filter((name) => isServed(service, name))
/** How calls ended, by operation and outcome. */
const ends = new Map<string, number>()
/** What must not be, by operation and kind. */
const defects = new Map<string, string>()

/** What a call was and what came of it, as somebody needs it who mends that. */
function note(name: string, body: string, said: object, wrong: readonly string[]): void {
  if (wrong.length)
    defects.set(
      `${name}: ${wrong.join('; ').slice(0, 160)}`,
      [`${name} ${body.slice(0, 2000)}`, JSON.stringify(said).slice(0, 1000), ...wrong].join('\n'),
    )
}

const secretsOf = ({ AccessToken, IdToken, RefreshToken, Password, Secret }: Persona, session = '') =>
  [AccessToken, IdToken, RefreshToken, Password, Secret, session].filter((text) => !!text) as string[]

async function oneCall(service: Service, draw: Draw, there: RichWorld, ask: Door): Promise<void> {
  const { bag, clock } = there
  const names = namesOf(service)
  // What takes everything away would soon leave nothing to ask about.
  const [first, other] = [draw.pick(names), draw.pick(names)]
  const name = /^Delete(?:Identities|IdentityPool|UserPool)$/.test(first) ? other : first
  // What is declared cannot be changed.
  const changes = /^(Add|Create|Delete|Set|Tag|Untag|Update)/.test(name) && draw.chance(80)
  const persona =
    (changes ? bag.personas.find(({ TermsId }) => TermsId) : undefined) ?? draw.pick(bag.personas)
  const asked = name.endsWith('RespondToAuthChallenge') && bag.asked.length ? draw.pick(bag.asked) : undefined
  const own = { ...persona, ...asked?.of }
  const way = draw.pick(['careful', 'careful', 'careless', 'spoilt'])
  const input = makeInput(service, name, { draw, bag, persona: own, asked, careful: way !== 'careless' })
  const body = write(way === 'spoilt' ? spoil(draw, input) : input)
  // Who spoils an input may put a secret anywhere.
  const hidden = way === 'careful' ? secretsOf(own, asked?.Session) : []
  const { code, said, wrong } = await ask(service, name, body, hidden)
  ends.set(`${name} ${code}`, (ends.get(`${name} ${code}`) ?? 0) + 1)
  note(name, body, said, wrong)
  if (code === 'answered') bag.learn(said, clock.at, own)
  for (const { code: sent } of there.inbox.splice(0)) bag.put('CODE', sent)
  if (draw.chance(5)) clock.at += draw.pick([1000, 20_000, 60_000])
  // Longer than any token lasts.
  if (draw.below(250) === 0) clock.at += 3_600_000
}

/** Everything that lists say is there can be read, and nobody else is. */
async function allIsThere(ask: Door): Promise<void> {
  async function read(name: string, input: object): Promise<any> {
    const { code, said, wrong } = await ask('cognito-idp', name, JSON.stringify(input))
    note(
      name,
      JSON.stringify(input),
      said,
      code === 'answered' ? wrong : [...wrong, 'what is there cannot be read'],
    )
    return said
  }
  const { UserPools } = await read('ListUserPools', { MaxResults: 60 })
  for (const { Id: UserPoolId } of UserPools) {
    await read('DescribeUserPool', { UserPoolId })
    const { Users } = await read('ListUsers', { UserPoolId })
    for (const { Username } of Users) await read('AdminGetUser', { UserPoolId, Username })
    const { UserPoolClients } = await read('ListUserPoolClients', { UserPoolId })
    for (const { ClientId } of UserPoolClients) await read('DescribeUserPoolClient', { UserPoolId, ClientId })
    const { Groups } = await read('ListGroups', { UserPoolId })
    for (const { GroupName } of Groups) await read('ListUsersInGroup', { UserPoolId, GroupName })
  }
}

// `least`: so many operations come to their end, and not only to refusals.
const services = [
  { service: 'cognito-idp', worlds, least: 70 },
  { service: 'cognito-identity', worlds: Math.ceil(worlds / 3), least: 12 },
  { service: 'sts', worlds: Math.ceil(worlds / 6), least: 3 },
] as const

it.each(services)(
  'answers whatever $service is asked as the operation says, or with a refusal of its own, and keeps all whole',
  async ({ service, worlds: numRuns, least }) => {
    ends.clear()
    defects.clear()
    const property = fc.asyncProperty(fc.gen(), async (next) => {
      const draw = drawBy(next)
      const there = await richWorld()
      const ask = openDoor(there)
      if (service === 'cognito-identity') await fillIdentityPool(there, ask)
      for (let n = 1; n <= calls; n++) {
        await oneCall(service, draw, there, ask)
        if (n % 40 === 0) await there.revive()
      }
      await there.settled()
      await allIsThere(openDoor(there.reopened()))
    })
    const { errorInstance } = await fc.check(property, { seed, numRuns, endOnFailure: true })
    if (errorInstance) throw errorInstance
    if (process.env['POOLWRIGHT_FUZZ_ENDS']) console.log([...ends].sort().join('\n'))
    expect([...defects.values()].join('\n\n')).toBe('')
    const answered = [...ends.keys()].filter((end) => end.endsWith(' answered'))
    expect(answered.length).toBeGreaterThanOrEqual(least)
  },
  30_000 + worlds * 20_000,
)
