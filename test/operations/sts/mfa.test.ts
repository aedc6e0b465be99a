import { describe, expect, it } from 'vitest'
import { period, totp } from '../../../src/engine/secrets/totp.ts'
import { fault } from '../../world.ts'
import { account, arnOf, letting, stsWorld, trusting } from './sts-world.ts'

const bytes = Buffer.from('12345678901234567890')
const shown = (at: number) => totp(bytes, Math.floor(at / period))
const key = 'AKIACAREFUL000000000'
const present = { 'aws:MultiFactorAuthPresent': 'true' }
const careful = (Condition: object) => trusting(letting({ AWS: account }, { Condition }))

const files = {
  'pools/dev.env.yaml':
    'secrets: { ops: { env: OPS }, guest: { env: GUEST }, ana: { env: ANA }, seed: { env: SEED } }\n',
  'pools/ana.iam-user.yaml': `keys: { ${key}: { secret: ana } }
mfa: { secret: seed }
allow:
  - { do: 'sts:*', on: '*' }
  - { do: 's3:DeleteObject', on: '*', condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
  - { do: 's3:PutObject', on: '*', condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '600' } } }
`,
  'pools/careful.role.yaml': careful({ Bool: present }),
  'pools/quick.role.yaml': careful({ NumericLessThan: { 'aws:MultiFactorAuthAge': '600' } }),
  'pools/slow.role.yaml': careful({ NumericGreaterThan: { 'aws:MultiFactorAuthAge': '600' } }),
}
const serial = arnOf('mfa/ana')

/** A world in which Ana has a device, and reads its codes. */
async function withDevice(seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ') {
  const made = await stsWorld({ files, secrets: { seed } })
  const code = () => ({ SerialNumber: serial, TokenCode: shown(made.clock.at) })
  const signIn = async (more: object = code()) => made.call('GetSessionToken', more, made.user(key))
  return { ...made, ana: made.user(key), code, signIn }
}
const failed = (why: string) => fault('AccessDeniedException', `MultiFactorAuthentication failed${why}`)
const unknownDevice = failed(
  ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
)
const wrongCode = failed(' with invalid MFA one time pass code. ')

describe('a second factor', () => {
  it('opens a role that asks for one, and the session that it makes has none', async () => {
    const { assume, ana, code, holder } = await withDevice()
    await expect(assume('careful', ana)).rejects.toEqual(fault('AccessDeniedException'))
    const { Credentials } = await assume('careful', ana, code())
    expect(holder(Credentials).context).toMatchObject({ 'aws:MultiFactorAuthPresent': 'false' })
  })

  it('is of no age when it is shown to a role', async () => {
    const { assume, ana, code, clock } = await withDevice()
    await expect(assume('quick', ana, code())).resolves.toHaveProperty('Credentials')
    clock.at += period
    await expect(assume('slow', ana, code())).rejects.toEqual(fault('AccessDeniedException'))
  })

  it('stays with a session of the user, which opens roles that ask for one', async () => {
    const { signIn, holder, may, assume } = await withDevice()
    const who = holder((await signIn()).Credentials)
    expect(who.context).toMatchObject({ ...present, 'aws:MultiFactorAuthAge': '0' })
    expect(['s3:DeleteObject', 's3:PutObject'].map((action) => may(who, action))).toEqual([true, true])
    await expect(assume('careful', who)).resolves.toHaveProperty('Credentials')
  })

  it('is old when a session is', async () => {
    const { signIn, holder, may, assume, clock } = await withDevice()
    const { Credentials } = await signIn()
    clock.at += 601_000
    const who = holder(Credentials)
    expect(who.context).toMatchObject({ ...present, 'aws:MultiFactorAuthAge': '601' })
    expect(['s3:DeleteObject', 's3:PutObject'].map((action) => may(who, action))).toEqual([true, false])
    await expect(assume('slow', who)).resolves.toHaveProperty('Credentials')
    await expect(assume('quick', who)).rejects.toEqual(fault('AccessDeniedException'))
  })

  it('is not there in a session that was made without one, nor for a key', async () => {
    const { signIn, holder, may, ana } = await withDevice()
    const who = holder((await signIn({})).Credentials)
    expect(who.context).toMatchObject({ 'aws:MultiFactorAuthPresent': 'false' })
    expect(ana.context).not.toHaveProperty('aws:MultiFactorAuthPresent')
    expect([who, ana].map((one) => may(one, 's3:DeleteObject'))).toEqual([false, false])
  })

  it('may be shown with a session of the user that was made without', async () => {
    const { signIn, holder, assume, code } = await withDevice()
    const who = holder((await signIn({})).Credentials)
    await expect(assume('careful', who, code())).resolves.toHaveProperty('Credentials')
  })

  it('counts once', async () => {
    const { assume, ana, code, signIn } = await withDevice()
    await signIn()
    await expect(signIn()).rejects.toEqual(wrongCode)
    await expect(assume('careful', ana, code())).rejects.toEqual(wrongCode)
  })
})

describe('a second factor is refused', () => {
  const whole = { SerialNumber: serial, TokenCode: '000000' }
  const both = failed(', must provide both MFA serial number and one time pass code.')
  it.each([
    ['without its code', { SerialNumber: serial }, both],
    ['without its device', { TokenCode: '123456' }, both],
    ['with a wrong code', whole, wrongCode],
    ['of somebody else', { ...whole, SerialNumber: arnOf('mfa/ops') }, unknownDevice],
    ['of another account', { ...whole, SerialNumber: 'arn:aws:iam::999999999999:mfa/ana' }, unknownDevice],
    ['of hardware', { ...whole, SerialNumber: 'GAHT12345678' }, unknownDevice],
  ])('%s', async (_, more, refusal) => {
    const { assume, ana, signIn } = await withDevice()
    await expect(signIn(more)).rejects.toEqual(refusal)
    await expect(assume('careful', ana, more)).rejects.toEqual(refusal)
  })

  it('of a user by anybody else: another user, a role, the account', async () => {
    const { assume, ops, stranger, code, holder } = await withDevice()
    const role = holder((await assume('buyer', ops)).Credentials)
    for (const who of [ops, stranger, role])
      await expect(assume('careful', who, code())).rejects.toEqual(unknownDevice)
  })

  it('by a seed that is none', async () => {
    const { signIn } = await withDevice('not base32!')
    await expect(signIn()).rejects.toEqual(wrongCode)
  })
})
