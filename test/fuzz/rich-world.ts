import { linkedPools } from '../../src/adapters/pools/linked-pools.ts'
import type { Ports } from '../../src/engine/ports.ts'
import { newVerifier } from '../../src/engine/secrets/srp.ts'
import type { User, Verifier } from '../../src/model/user.ts'
import { authenticator } from '../authenticator.ts'
import { device, type NewDevice } from '../device-client.ts'
import { scripts } from '../engine/calls.ts'
import { seededRandom } from '../random.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, password, srp, world } from '../world.ts'
import { Bag, type Persona } from './bag.ts'
import { fillMadePool, flowNames } from './fill-made-pool.ts'

const poolId = ana.poolId
const names = ['uma', 'fay', 'rex', 'dis', 'mia', 'pat', 'dan']
const verifiers = new Map<string, Verifier>()
for (const username of names)
  verifiers.set(
    username,
    await newVerifier({ poolId, username }, password, { random: seededRandom(username), srp }),
  )
const somebody = (username: string, more: Partial<User> = {}): User => ({
  ...ana,
  username,
  sub: `6f1e0d1c-2222-4222-8333-9444${Buffer.from(username.padEnd(4, '0')).toString('hex')}`,
  attributes: {
    email: `${username}@example.com`,
    email_verified: 'true',
    phone_number: `+1555555${String(100 + names.indexOf(username))}0`,
    phone_number_verified: 'true',
    'custom:plan': 'é'.repeat(1024),
  },
  password: verifiers.get(username) as Verifier,
  ...more,
})
/** The seed of an authenticator app. */
const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const users: readonly User[] = [
  ana,
  somebody('uma', { status: 'UNCONFIRMED' }),
  somebody('fay', { status: 'FORCE_CHANGE_PASSWORD' }),
  somebody('rex', { status: 'RESET_REQUIRED' }),
  somebody('dis', { enabled: false }),
  somebody('mia', {
    factors: { authenticator: { seed, name: 'phone' }, turned: { SOFTWARE_TOKEN_MFA: true, SMS_MFA: true } },
  }),
  somebody('pat'),
  somebody('dan'),
  { ...ana, username: 'Google_1', sub: '6f1e0d1c-3333-4222-8333-944455556666', status: 'EXTERNAL_PROVIDER' },
]

/** Secrets of the world, none of which may be told by anything but the answer that gives it. */
export const secrets: readonly string[] = [
  seed,
  Buffer.alloc(32, 7).toString('hex'),
  Buffer.alloc(32, 7).toString('base64'),
  ...[ana, ...users].flatMap(({ password: kept }) => (kept ? [kept.verifier] : [])),
]

const factors = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']

/** A world with something of everything in it: users in every state, questions that wait, a pool that the API made. */
export async function richWorld() {
  const there = await world({
    users,
    scripts,
    pool: {
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } },
      WebAuthnRelyingPartyID: 'example.com',
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      Schema: ['plan', ...Array.from({ length: 49 }, (_, n) => `n${n}`)].map((Name) => ({
        Name,
        AttributeDataType: 'String',
        Mutable: true,
      })),
    } as NonNullable<Parameters<typeof world>[0]>['pool'] & object,
    client: { ExplicitAuthFlows: [...flowNames] },
    groups: Array.from({ length: 100 }, (_, n) => ({
      GroupName: `group-${n}`,
      UserPoolId: poolId,
      Precedence: n,
    })),
  })
  const bag = new Bag()
  const { call, client } = there
  const learn = <Output extends object>(output: Output): Output => {
    bag.learn(output, there.clock.at)
    return output
  }
  const own = { UserPoolId: poolId, ClientId: client.id, Password: password }
  bag.put('Username', 'ana')
  bag.put('Username', 'nobody')
  for (const { username, sub, attributes } of users) {
    bag.put('Username', username)
    bag.put('Username', sub)
    bag.put('Username', attributes['email'])
  }
  for (const pool of [there.pool]) {
    bag.put('Arn', pool.arn)
    bag.put('UserPoolId', pool.id)
  }
  for (const { id } of there.pool.clients) bag.put('ClientId', id)
  for (const name of ['group-0', 'group-99', 'nowhere']) bag.put('GroupName', name)
  bag.put('Password', password)

  const tokens = learn(await there.signIn())
  const { ExpiresIn: _, ...texts } = tokens
  const persona = { ...own, Username: 'ana', ...texts, GroupName: 'group-0' }
  bag.personas.push(persona)

  // A passkey of ana's.
  const passkey = authenticator()
  const { AccessToken } = tokens
  const options = await call('StartWebAuthnRegistration', { AccessToken })
  const Credential = passkey.create(options.CredentialCreationOptions)
  await call('CompleteWebAuthnRegistration', { AccessToken, Credential })
  bag.put('CredentialId', passkey.id)
  const again = await call('StartWebAuthnRegistration', { AccessToken })
  bag.put('CREDENTIAL', JSON.stringify(authenticator().create(again.CredentialCreationOptions)))

  const start = there.start
  const by = (USERNAME: string) => ({ USERNAME, PASSWORD: password })
  const keep = (
    {
      ChallengeName = 'CUSTOM_CHALLENGE',
      Session = '',
      ChallengeParameters = {},
    }: Awaited<ReturnType<typeof start>>,
    Username: string,
    right: (asked: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ) =>
    void bag.asked.push({
      of: { ...own, Username },
      ChallengeName,
      Session,
      answer: { USERNAME: Username, ...right(ChallengeParameters) },
    })

  // A device of dan's, remembered and asked for its proof.
  const signedIn = await start('USER_PASSWORD_AUTH', by('dan'))
  const { AccessToken: dans = '', NewDeviceMetadata = {} } = signedIn.AuthenticationResult ?? {}
  const tablet = device(NewDeviceMetadata as NewDevice)
  await call('ConfirmDevice', {
    AccessToken: dans,
    DeviceKey: tablet.key,
    DeviceSecretVerifierConfig: tablet.DeviceSecretVerifierConfig,
  })
  await call('UpdateDeviceStatus', {
    AccessToken: dans,
    DeviceKey: tablet.key,
    DeviceRememberedStatus: 'remembered',
  })
  bag.put('DeviceKey', tablet.key)
  bag.personas.push({ ...own, Username: 'dan', AccessToken: dans, DeviceKey: tablet.key })

  const srp = await start('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A })
  keep(srp, 'ana', (asked) => claim(asked, poolId, password))
  keep(await start('USER_PASSWORD_AUTH', by('fay')), 'fay', () => ({ NEW_PASSWORD: 'Brand-New-1!' }))
  keep(await start('CUSTOM_AUTH', { USERNAME: 'pat' }), 'pat', () => ({ ANSWER: 'right' }))
  keep(await start('USER_PASSWORD_AUTH', by('mia')), 'mia', () => ({ ANSWER: 'SMS_MFA' }))
  keep(await start('USER_AUTH', { USERNAME: 'pat' }), 'pat', () => ({ ANSWER: 'EMAIL_OTP' }))
  const prefer = (USERNAME: string, PREFERRED_CHALLENGE: string) =>
    start('USER_AUTH', { USERNAME, PREFERRED_CHALLENGE })
  keep(await prefer('ana', 'WEB_AUTHN'), 'ana', ({ CREDENTIAL_REQUEST_OPTIONS }) => ({
    CREDENTIAL: passkey.get(CREDENTIAL_REQUEST_OPTIONS),
  }))
  keep(await prefer('pat', 'EMAIL_OTP'), 'pat', () => ({ EMAIL_OTP_CODE: there.code() }))

  await fillMadePool(there, bag)
  /** Signs everybody in again whom the calls before have signed out, locked or deleted, as far as that is possible. */
  async function revive(): Promise<void> {
    for (const [n, { UserPoolId = '', ClientId = '', Username = '', ...more }] of bag.personas.entries()) {
      // Who waits for a code, and who is a machine, stays so.
      if (!more['AccessToken']) continue
      const named = { UserPoolId, Username }
      const quietly = (run: Promise<unknown>) => run.catch(() => undefined)
      await quietly(call('AdminCreateUser', { ...named, MessageAction: 'SUPPRESS' }))
      await quietly(call('AdminEnableUser', named))
      await quietly(call('AdminSetUserPassword', { ...named, Password: password, Permanent: true }))
      await quietly(
        call('AdminInitiateAuth', {
          UserPoolId,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: Username, PASSWORD: password },
        }).then((said) => {
          const { ExpiresIn: _, NewDeviceMetadata: __, ...texts } = said.AuthenticationResult ?? {}
          const person = { ...more, UserPoolId, ClientId, Username, ...(texts as Persona) }
          bag.personas[n] = person
          bag.learn(said, there.clock.at, person)
        }),
      )
    }
    if (bag.asked.length > 60) bag.asked.splice(0, bag.asked.length - 60)
  }
  // The real one finds nothing in what is no token at all.
  const { signer } = there.ports
  const ports: Ports = {
    ...there.ports,
    signer: {
      ...signer,
      verify: (...asked) => signer.verify(...asked).catch(() => undefined),
      verifyIdentity: (...asked) => signer.verifyIdentity(...asked).catch(() => undefined),
    },
  }
  /** The same world as a server finds it that begins anew over its store. */
  const reopened = () => {
    const declared = { account: there.pool.account, pools: [there.pool], where: () => undefined }
    const secrets = { derived: () => '', bound: () => undefined }
    const pools = linkedPools(declared, { url: 'http://localhost:9340' }, secrets, there.store)
    return { ports: { ...ports, pools } }
  }
  return { ...there, ports, bag, revive, reopened }
}
/** A world with something of everything in it. */
export type RichWorld = Awaited<ReturnType<typeof richWorld>>
