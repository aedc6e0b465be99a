import { describe, expect, it } from 'vitest'
import { fault } from '../../world.ts'
import {
  credulous,
  facebook,
  google,
  identityPoolId,
  identityWorld,
  oidcHost,
  samlArn,
} from './identity-world.ts'

const IdentityPoolId = identityPoolId

/** A world in which Facebook answers about Eve only once `answer` is called; `asked` resolves when it is asked. */
async function slowly() {
  const asked = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  const world = await identityWorld({
    outside: {
      async social(...given) {
        if (given[2] === 'eve') {
          asked.resolve()
          await answered.promise
        }
        return credulous.social(...given)
      },
    },
  })
  return { ...world, asked: asked.promise, answer: () => answered.resolve() }
}
const eve = { [facebook]: 'eve' }
const ana = { [google]: 'ana' }

describe('whoever signs in as a guest while somebody else becomes that guest', () => {
  it('is refused, and shares nothing with them', async () => {
    const { getId, credentials, logins, asked, answer } = await slowly()
    const guest = await getId()
    const late = credentials(guest, eve)
    await asked
    expect((await credentials(guest, ana)).IdentityId).toBe(guest)
    answer()
    await expect(late).rejects.toEqual(fault('NotAuthorizedException', /^Logins don't match\./))
    expect(await logins(guest)).toEqual([`${google} ana`])
  })

  it('does not draw them into an identity of their own', async () => {
    const { getId, credentials, logins, asked, answer, store, clock } = await slowly()
    const guest = await getId()
    clock.at += 1
    const known = await getId({ [samlArn]: 'eve' })
    const late = credentials(guest, { ...eve, [samlArn]: 'eve' })
    await asked
    await credentials(guest, ana)
    answer()
    await expect(late).rejects.toEqual(fault('NotAuthorizedException', /^Logins don't match\./))
    expect(await logins(guest)).toEqual([`${google} ana`])
    expect(await logins(known)).toEqual([`${samlArn} eve`])
    expect(await store.identity(guest)).not.toHaveProperty('mergedInto')
  })

  it.each([
    ['of two', [ana, { [samlArn]: 'bob' }]],
    ['of three, one of whom is somebody already', [ana, { [samlArn]: 'bob' }, { [oidcHost]: 'carl' }]],
  ])('is refused where they come in the same moment: all but one %s', async (_, each) => {
    const { getId, credentials, logins, store } = await identityWorld()
    const guest = await getId()
    const known = await getId({ [oidcHost]: 'carl' })
    const all = await Promise.allSettled(each.map((Logins) => credentials(guest, Logins)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(all.filter(({ status }) => status === 'rejected')).toEqual(
      Array(each.length - 1).fill({
        status: 'rejected',
        reason: fault('NotAuthorizedException', /^Logins don't match\./),
      }),
    )
    expect(await logins(known)).toEqual([`${oidcHost} carl`])
    const { identities } = await store.identities(IdentityPoolId, { limit: 9 })
    expect(identities.every((one) => one.logins.length <= 1)).toBe(true)
  })
})

describe('at the same moment', () => {
  /** Two identities of one person, the older first. */
  async function twoOfOne() {
    const world = await identityWorld()
    const older = await world.getId(ana)
    world.clock.at += 1
    return { ...world, older, younger: await world.getId({ [facebook]: 'ana' }) }
  }
  const both = { ...ana, [facebook]: 'ana' }

  it('two are merged, and a login is linked to the one that goes', async () => {
    const { credentials, logins, older, younger } = await twoOfOne()
    const linking = { [facebook]: 'ana', [oidcHost]: 'ana' }
    for (const each of await Promise.all([credentials(older, both), credentials(younger, linking)]))
      expect(each.IdentityId).toBe(older)
    expect(await logins(older)).toEqual([`${google} ana`, `${facebook} ana`, `${oidcHost} ana`])
  })

  it('a login is linked to the one that goes, and two are merged', async () => {
    const { credentials, logins, older, younger } = await twoOfOne()
    const linking = { [facebook]: 'ana', [oidcHost]: 'ana' }
    const answers = await Promise.all([credentials(younger, linking), credentials(older, both)])
    expect(answers.map(({ IdentityId }) => IdentityId)).toEqual([younger, older])
    expect(await logins(older)).toEqual([`${google} ana`, `${facebook} ana`, `${oidcHost} ana`])
    expect((await credentials(younger, linking)).IdentityId).toBe(older)
  })

  it('the login by which two would be merged is unlinked, and only it joins the other', async () => {
    const { ask, credentials, logins, store, older, younger } = await twoOfOne()
    await credentials(younger, { [facebook]: 'ana', [oidcHost]: 'ana' })
    const unlinking = { IdentityId: younger, Logins: { [oidcHost]: 'ana' }, LoginsToRemove: [facebook] }
    await Promise.all([ask('UnlinkIdentity', unlinking), credentials(older, both)])
    expect(await store.identity(younger)).not.toHaveProperty('mergedInto')
    expect([await logins(older), await logins(younger)]).toEqual([
      [`${google} ana`, `${facebook} ana`],
      [`${oidcHost} ana`],
    ])
  })

  it('a guest is deleted, and signs in: nobody is made in their place', async () => {
    const { getId, ask, credentials, store } = await identityWorld()
    const guest = await getId()
    const gone = ask('DeleteIdentities', { IdentityIdsToDelete: [guest] })
    await expect(Promise.all([credentials(guest, ana), gone])).rejects.toEqual(
      fault('ResourceNotFoundException', `Identity '${guest}' not found.`),
    )
    expect((await store.identities(IdentityPoolId, { limit: 9 })).identities).toEqual([])
  })

  it("a developer's user becomes one identity, and is said to be another", async () => {
    const { getId, vouch, logins } = await identityWorld()
    const [one, other] = [await getId(), await getId()]
    const all = await Promise.allSettled([
      vouch('ana', { IdentityId: one }),
      vouch('ana', { IdentityId: other }),
    ])
    expect(all).toEqual([
      { status: 'fulfilled', value: expect.objectContaining({ IdentityId: one }) },
      { status: 'rejected', reason: fault('DeveloperUserAlreadyRegisteredException') },
    ])
    expect([await logins(one), await logins(other)]).toEqual([['login.shop ana'], []])
  })

  it("a developer's user is unlinked, and merged into another: the rest of the identity stays", async () => {
    const { ask, vouch, logins, store } = await identityWorld()
    const { IdentityId = '' } = await vouch('ana', {}, ana)
    await vouch('bob')
    const provider = { IdentityPoolId, DeveloperProviderName: 'login.shop' }
    const all = await Promise.allSettled([
      ask('UnlinkDeveloperIdentity', { ...provider, IdentityId, DeveloperUserIdentifier: 'ana' }),
      ask('MergeDeveloperIdentities', {
        ...provider,
        SourceUserIdentifier: 'ana',
        DestinationUserIdentifier: 'bob',
      }),
    ])
    expect(all).toEqual([
      { status: 'fulfilled', value: {} },
      { status: 'rejected', reason: fault('ResourceConflictException') },
    ])
    expect(await logins(IdentityId)).toEqual([`${google} ana`])
    expect(await store.identity(IdentityId)).not.toHaveProperty('mergedInto')
  })
})

it('an identity that was merged while its login was verified is found where it went', async () => {
  const { getId, credentials, asked, answer, clock, logins } = await slowly()
  const older = await getId(ana)
  clock.at += 1
  const younger = await getId({ [samlArn]: 'eve' })
  const late = credentials(younger, { ...eve, [samlArn]: 'eve' })
  await asked
  await credentials(younger, { ...ana, [samlArn]: 'eve' })
  answer()
  expect((await late).IdentityId).toBe(older)
  expect(await logins(older)).toEqual([`${google} ana`, `${samlArn} eve`, `${facebook} eve`])
})
