import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal, sdk } from '../conformance/sdk.js'
import { folder, serve } from '../serve.js'
const pool = (use) =>
  `signIn: { with: [username] }\nsignUp: { selfService: true, verify: [email] }\ntriggers: { preSignUp: ${use} }\nclients: { web: { auth: [password] } }\n`
const trigger = (name) =>
  `script: ./${name}.ts\nhooks: [preSignUp]\nsandbox: { timeout: 700ms, memory: 32Mi }\n`
const guarded = (attack) => `
export const handler = async (event: any) => {
  if (event.userName.startsWith('evil')) { ${attack} }
  return event
}
`
const attacks = {
  loops: 'for (;;) {}',
  hoards: 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))',
  crashes: `'x'.repeat(2 ** 28).split('')`,
  waits: 'await new Promise(() => {})',
}
const { dir, remove } = folder({
  ...Object.fromEntries(
    Object.entries(attacks).flatMap(([name, attack]) => [
      [`pools/${name}.pool.yaml`, pool(name)],
      [`triggers/${name}.trigger.yaml`, trigger(name)],
      [`triggers/${name}.ts`, guarded(attack)],
    ]),
  ),
  'pools/calm.pool.yaml': pool('calm'),
  'triggers/calm.trigger.yaml': trigger('calm'),
  'triggers/calm.ts': guarded(''),
})
let here
beforeAll(async () => {
  here = await serve(dir)
})
afterAll(async () => {
  await here.stop()
  remove()
})
const signUp = (name, Username) =>
  sdk(here).send(
    new SignUpCommand({
      ClientId: here.clientId(name),
      Username,
      Password: 'Corr3ct-Horse!',
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
    }),
  )
describe('a trigger', () => {
  it.each([
    ['that loops for ever', 'loops'],
    ['that allocates without end', 'hoards'],
    ['that crashes its process', 'crashes'],
    ['that never answers', 'waits'],
  ])('%s fails only its own call, with Cognito’s error, and the next call works', async (_, name) => {
    const evil = signUp(name, 'evil')
    const others = Promise.all([1, 2, 3, 4].map((n) => signUp('calm', `${name}-${n}`)))
    await expect(evil).rejects.toEqual(
      name === 'loops' || name === 'waits'
        ? refusal(
            'UnexpectedLambdaException',
            'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
          )
        : expect.objectContaining({
            name: expect.stringMatching(/^(UserLambdaValidation|UnexpectedLambda)Exception$/),
          }),
    )
    expect((await others).every(({ UserConfirmed }) => UserConfirmed === false)).toBe(true)
    expect(await signUp(name, 'good')).toHaveProperty('UserSub')
  })
})
