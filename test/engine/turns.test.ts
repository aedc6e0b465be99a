import { describe, expect, it } from 'vitest'
import type { Given, Step } from '../../src/engine/flow.ts'
import { hookNames, type HookName } from '../../src/model/hook.ts'
import * as operations from '../../src/operations/user-pools/index.ts'
import { ana, fault, password, world, type Script } from '../world.ts'
import { bySrp, keep, right, scripts, type World } from './calls.ts'
import { flows, senders, watch } from './flows.ts'

/** Counts the turns that are taken, and the scripts that run while one is held. */
function overhear({ ports }: World) {
  const heard = { taken: 0, within: [] as string[] }
  const { take } = ports.turns
  const { invoke } = ports.sandbox
  let held = 0
  Object.assign(ports.turns, {
    take: (name: string, work: () => Promise<unknown>) =>
      take(name, async () => {
        heard.taken++
        held++
        try {
          return await work()
        } finally {
          held--
        }
      }),
  })
  Object.assign(ports.sandbox, {
    invoke: (call: Parameters<typeof invoke>[0]) => {
      if (held) heard.within.push(String(call.event['triggerSource']))
      return invoke(call)
    },
  })
  return heard
}

describe('no script runs while others stand in line', () => {
  it.each(Object.keys(flows) as (keyof typeof flows)[])('in the flow %s', async (name) => {
    let heard = { taken: 0, within: ['unheard'] }
    const turns = name.includes('PASSWORD_AUTH') || name.includes('SRP') ? 1 : 0
    await watch(name, {
      scripts: senders,
      prepare(made) {
        heard = overhear(made)
      },
    })
    expect(heard.within).toEqual([])
    if (turns && !name.includes('nobody')) expect(heard.taken).toBeGreaterThan(0)
  })

  it('which would be overheard', async () => {
    const made = await world({ scripts: { PreAuthentication: keep } })
    const heard = overhear(made)
    await made.ports.turns.take('any', () => made.signIn())
    expect(heard.within).toEqual(['PreAuthentication_Authentication'])
  })

  it('by the plan of any operation', () => {
    const hooks: readonly string[] = Object.values(hookNames)
    const partsOf = ({ parts = [] }: Step<never, Given>) =>
      (Array.isArray(parts) ? parts : Object.values(parts)) as readonly Step<never, Given>[]
    const within = (step: Step<never, Given>): readonly Step<never, Given>[] => [
      step,
      ...partsOf(step).flatMap(within),
    ]
    const all = Object.values(operations).flatMap(({ flow }) => within(flow as Step<never, Given>))
    const turns = all.filter(({ name }) => name === 'judge in turn')
    expect(turns.length).toBeGreaterThan(0)
    expect(all.some(({ name }) => hooks.includes(name))).toBe(true)
    expect(turns.flatMap(within).filter(({ name }) => hooks.includes(name))).toEqual([])
  })
})

describe('a script that calls back for the very user who signs in', () => {
  /** Every script first signs the same user in by password, and by it does not call back once more. */
  async function calling() {
    let within = false
    const called: string[] = []
    const back =
      (script: Script): Script =>
      async (event, told) => {
        if (!within) {
          within = true
          called.push(event.triggerSource)
          await made.start('USER_PASSWORD_AUTH', right)
          const wrong = made.start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'no' })
          await wrong.catch(() => undefined)
          await made.call('AdminUpdateUserAttributes', {
            UserPoolId: made.pool.id,
            Username: 'ana',
            UserAttributes: [{ Name: 'name', Value: event.triggerSource }],
          })
          within = false
        }
        return script(event, told)
      }
    const all = Object.entries(scripts) as [HookName, Script][]
    const made = await world({
      scripts: Object.fromEntries(all.map(([hook, script]) => [hook, back(script)])),
    })
    return { made, called }
  }

  it('waits for nobody: with a password', async () => {
    const { made, called } = await calling()
    expect(await made.signIn()).toHaveProperty('AccessToken')
    expect(called).toEqual([
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ])
  })

  it('waits for nobody: in a custom sign-in that begins with a password', async () => {
    const { made, called } = await calling()
    const asked = await bySrp(made, 'CUSTOM_AUTH')
    const { AuthenticationResult } = await made.answer(asked, { USERNAME: 'ana', ANSWER: 'right' })
    expect(AuthenticationResult).toBeDefined()
    expect(called).toHaveLength(8)
    expect((await made.user())?.attributes['name']).toBe('TokenGeneration_Authentication')
  })

  it('does not lose its own change to the sign-in that it stands in', async () => {
    const VerifyAuthChallengeResponse: Script = async (event) => {
      await made.patch({ attributes: { email: 'ana@example.com', name: 'Verified' } })
      return { ...event, response: { answerCorrect: true } }
    }
    const show =
      (script: Script): Script =>
      (event, told) => {
        shown.push(event.request.userAttributes.name)
        return script(event, told)
      }
    const shown: string[] = []
    const made = await world({
      scripts: {
        ...scripts,
        VerifyAuthChallengeResponse,
        DefineAuthChallenge: show(scripts.DefineAuthChallenge ?? keep),
        PostAuthentication: show(keep),
      },
    })
    const asked = await made.start('CUSTOM_AUTH', { USERNAME: 'ana' })
    await made.answer(asked, { USERNAME: 'ana', ANSWER: 'right' })
    expect(shown).toEqual([ana.attributes['name'], 'Verified', 'Verified'])
    expect((await made.user())?.attributes['name']).toBe('Verified')
  })

  it.each([
    ['disables the user', { enabled: false }, 'User is disabled.'],
    [
      'makes the password another',
      { password: { salt: '00', verifier: '02' } },
      'Incorrect username or password.',
    ],
  ] as const)('is heard before the password is judged: one that %s', async (_, change, message) => {
    const PreAuthentication: Script = async (event) => {
      await made.patch(change)
      return event
    }
    const made = await world({ scripts: { PreAuthentication } })
    await expect(made.signIn()).rejects.toEqual(fault('NotAuthorizedException', message))
  })

  it.each(['PreAuthentication', 'PostAuthentication', 'PreTokenGeneration'] as const)(
    'has nobody to sign in once it has deleted the user: %s',
    async (hook) => {
      const deletes: Script = async (event) => {
        await made.call('AdminDeleteUser', { UserPoolId: made.pool.id, Username: 'ana' })
        return event
      }
      const made = await world({ scripts: { [hook]: deletes } })
      await expect(made.start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password })).rejects.toThrow(
        'Incorrect username or password.',
      )
    },
  )
})
