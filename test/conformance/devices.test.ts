import {
  AdminCreateUserCommand,
  AdminForgetDeviceCommand,
  AdminListDevicesCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder, serve, type Server } from '../serve.ts'
import { sdk } from './sdk.ts'

const files = {
  'pools/people.pool.yaml': `
signIn: { with: [username] }
signUp: { verify: [email] }
mfa: { mode: required, factors: [sms] }
devices: { challengeOnNew: true, rememberOnPrompt: true }
clients:
  web: { auth: [password, srp, refresh] }
`,
}
const made = folder(files)
let here: Server
beforeAll(async () => {
  here = await serve(made.dir, ['--memory'])
})
afterAll(async () => {
  await here.stop()
  made.remove()
})

const Password = 'Corr3ct-Horse!'
const pool = () =>
  new CognitoUserPool({
    UserPoolId: here.poolId('people'),
    ClientId: here.clientId('people', 'web'),
    endpoint: here.url,
  })
/** Somebody with a telephone, whose password is settled. */
async function person(Username: string): Promise<void> {
  const UserPoolId = here.poolId('people')
  const UserAttributes = [
    { Name: 'phone_number', Value: '+15555550123' },
    { Name: 'phone_number_verified', Value: 'true' },
  ]
  const aws = sdk(here)
  await aws.send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
  )
  await aws.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
}
/** Signs in by SRP, giving a code where one is asked for, and says whether one was. */
const signIn = (Username: string) =>
  new Promise<{ user: CognitoUser; session: CognitoUserSession; coded: boolean; mustAsk: boolean }>(
    (done, onFailure) => {
      const user = new CognitoUser({ Username, Pool: pool() })
      let coded = false
      const calls = {
        onSuccess: (session: CognitoUserSession, mustAsk = false) => done({ user, session, coded, mustAsk }),
        onFailure,
      }
      user.authenticateUser(new AuthenticationDetails({ Username, Password }), {
        ...calls,
        mfaRequired() {
          coded = true
          here.code(Username, 'people').then((code) => user.sendMFACode(code, calls), onFailure)
        },
      })
    },
  )
/** What the library hands to a callback of two halves. */
const told = <Answer>(
  ask: (calls: { onSuccess: (answer: Answer) => void; onFailure: (error: Error) => void }) => void,
) => new Promise<Answer>((onSuccess, onFailure) => ask({ onSuccess, onFailure }))
const keyOf = (session: CognitoUserSession) => String(session.getAccessToken().payload['device_key'])
interface Listed {
  readonly Devices: readonly { readonly DeviceKey: string }[]
}

describe('amazon-cognito-identity-js, where devices are known', () => {
  it('confirms, remembers, spares the second proof, lists, refreshes and forgets', async () => {
    await person('ana')
    const first = await signIn('ana')
    expect(first).toMatchObject({ coded: true, mustAsk: true })
    const key = keyOf(first.session)
    await told<string>((calls) => first.user.setDeviceStatusRemembered(calls))

    const { user, session, coded } = await signIn('ana')
    expect([coded, keyOf(session)]).toEqual([false, key])
    const listed = await told<Listed>((calls) => user.listDevices(10, null, calls as never))
    expect(listed.Devices.map(({ DeviceKey }) => DeviceKey)).toEqual([key])
    const seen = await told<{ Device: { DeviceKey: string } }>((calls) => user.getDevice(calls as never))
    expect(seen.Device.DeviceKey).toBe(key)
    const renewed = await new Promise<CognitoUserSession>((done, fail) =>
      user.refreshSession(session.getRefreshToken(), (error, result) => (error ? fail(error) : done(result))),
    )
    expect(keyOf(renewed)).toBe(key)

    await told<string>((calls) => user.forgetDevice(calls))
    expect((await told<Listed>((calls) => user.listDevices(10, null, calls as never))).Devices).toEqual([])
    expect((await signIn('ana')).coded).toBe(true)
  })

  it('gives its key up by itself once an administrator has forgotten the device', async () => {
    await person('bob')
    const { user, session } = await signIn('bob')
    await told<string>((calls) => user.setDeviceStatusRemembered(calls))
    const [aws, named] = [sdk(here), { UserPoolId: here.poolId('people'), Username: 'bob' }]
    const { Devices } = await aws.send(new AdminListDevicesCommand(named))
    const DeviceKey = keyOf(session)
    expect(Devices).toMatchObject([{ DeviceKey, DeviceCreateDate: expect.any(Date) }])
    await aws.send(new AdminForgetDeviceCommand({ ...named, DeviceKey }))
    const again = await signIn('bob')
    expect(again.coded).toBe(true)
    expect(keyOf(again.session)).not.toBe(DeviceKey)
  })
})
