import { hashSync } from 'bcryptjs'
import { argon2Sync, pbkdf2Sync, scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { HashingAlgorithm } from '../../src/model/import-job.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { fault } from '../world.ts'
import { importing, row } from './import-jobs.ts'

const old = 'Old-Passw0rd ü'
const salt = Buffer.from('0123456789abcdef')
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

/** The same password as each algorithm would have it, as cheap as it may be. */
const hashes: Record<HashingAlgorithm, string> = {
  BCRYPT: hashSync(old, 4),
  SCRYPT: `1024$8$1$${salt.toString('hex')}$${scryptSync(old, salt, 32, { N: 1024 }).toString('hex')}`,
  ARGON2ID: `$argon2id$v=19$m=64,t=1,p=1$${b64(salt)}$${b64(
    argon2Sync('argon2id', {
      message: old,
      nonce: salt,
      tagLength: 32,
      memory: 64,
      passes: 1,
      parallelism: 1,
    }),
  )}`,
  PBKDF2_SHA256: `$pbkdf2-sha256$1000$${b64(salt)}$${b64(pbkdf2Sync(old, salt, 1000, 32, 'sha256'))}`,
}
const algorithms = Object.keys(hashes) as HashingAlgorithm[]

const flows = ['USER', 'USER_PASSWORD', 'USER_SRP', 'ADMIN_USER_PASSWORD'].map((flow) => `ALLOW_${flow}_AUTH`)

/** Bob and the others, with the hashes that they bring. */
async function brought(algorithm: HashingAlgorithm, ...given: readonly string[]) {
  const made = await importing({ users: [], client: { ExplicitAuthFlows: flows } })
  const names = ['bob', 'cid', 'dan']
  const rows = given.map((hash, n) => {
    const name = names[n] ?? ''
    return `${name},${name}@example.com,TRUE,${hash.replaceAll(',', '\\,')}`
  })
  const file = ['cognito:username,email,email_verified,password_hash', ...rows].join('\n')
  const told = await made.run(file, algorithm)
  const signIn = async (PASSWORD: string) =>
    (await made.start('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD })).AuthenticationResult
  return { ...made, told, signIn }
}

describe('a user who brings a hash', () => {
  it.each(algorithms)('of %s comes in with the old password', async (algorithm) => {
    const { signIn, user, told } = await brought(algorithm, hashes[algorithm])
    expect(told).toMatchObject({ Status: 'Succeeded', ImportedUsers: 1, PasswordHashingAlgorithm: algorithm })
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED' })
    await expect(signIn('not this')).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
    expect((await signIn(old))?.AccessToken).toBeDefined()
  })

  it('comes in through an administrator, too', async () => {
    const { call, own, client } = await brought('BCRYPT', hashes.BCRYPT)
    const { AuthenticationResult } = await call('AdminInitiateAuth', {
      ...own,
      ClientId: client.id,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'bob', PASSWORD: old },
    })
    expect(AuthenticationResult?.AccessToken).toBeDefined()
  })

  it('is offered the password in the clear alone, where people choose', async () => {
    const { start, answer, signIn } = await brought('BCRYPT', hashes.BCRYPT)
    const asked = await start('USER_AUTH', { USERNAME: 'bob' })
    expect(asked.AvailableChallenges).toEqual(['PASSWORD'])
    const chosen = await answer(asked, { USERNAME: 'bob', ANSWER: 'PASSWORD', PASSWORD: old })
    expect(chosen.AuthenticationResult?.AccessToken).toBeDefined()
    await signIn(old)
    const { AvailableChallenges } = await start('USER_AUTH', { USERNAME: 'bob' })
    expect(AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD'])
  })

  it('cannot use SRP before that, and can from then on', async () => {
    const { start, answer, signIn, user, pool } = await brought('BCRYPT', hashes.BCRYPT)
    const bySrp = async () => {
      const asked = await start('USER_SRP_AUTH', { USERNAME: 'bob', SRP_A })
      const { ChallengeParameters = {} } = asked
      return answer(asked, claim(ChallengeParameters, pool.id, old))
    }
    await expect(bySrp()).rejects.toEqual(fault('NotAuthorizedException', 'Incorrect username or password.'))
    await signIn(old)
    const bob = await user('bob')
    expect(bob?.importedHash).toBeUndefined()
    expect(bob?.password).toBeDefined()
    expect((await bySrp()).AuthenticationResult?.AccessToken).toBeDefined()
    expect((await signIn(old))?.AccessToken).toBeDefined()
  })

  it('keeps it while a later step refuses the sign-in', async () => {
    const made = await importing({
      users: [],
      scripts: {
        PostAuthentication: () => {
          throw new Error('no')
        },
      },
    })
    await made.run(
      `cognito:username,email,email_verified,password_hash\nbob,b@example.com,true,${hashes.BCRYPT}`,
      'BCRYPT',
    )
    await expect(made.start('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD: old })).rejects.toEqual(
      fault('UserLambdaValidationException'),
    )
    expect((await made.user('bob'))?.importedHash).toBeDefined()
  })

  it('loses it to a password that is set before', async () => {
    const { call, own, signIn, user } = await brought('BCRYPT', hashes.BCRYPT)
    const Password = 'An0ther-Password!'
    await call('AdminSetUserPassword', { ...own, Username: 'bob', Password, Permanent: true })
    expect((await user('bob'))?.importedHash).toBeUndefined()
    await expect(signIn(old)).rejects.toEqual(fault('NotAuthorizedException'))
    expect((await signIn(Password))?.AccessToken).toBeDefined()
  })

  it('keeps a password that is set while the old one is being checked', async () => {
    const { signIn, store, ports, pool, user } = await brought('BCRYPT', hashes.BCRYPT)
    const newer = { salt: '1', verifier: '2' }
    const { fits } = ports.hashes
    ports.hashes.fits = async (...given) => {
      await store.commit([{ kind: 'patch user', poolId: pool.id, username: 'bob', set: { password: newer } }])
      return fits(...given)
    }
    await signIn(old)
    expect((await user('bob'))?.password).toEqual(newer)
  })

  it('is kept waiting after many wrong guesses like any other', async () => {
    const { signIn } = await brought('BCRYPT', hashes.BCRYPT)
    for (let n = 0; n < 5; n++) await expect(signIn('guess')).rejects.toThrow('Incorrect')
    await expect(signIn(old)).rejects.toEqual(fault('NotAuthorizedException', 'Password attempts exceeded'))
  })

  it('and one who brings none has to set a password first', async () => {
    const { user, told } = await brought('BCRYPT', hashes.BCRYPT, '')
    expect(told).toMatchObject({ ImportedUsers: 2 })
    expect((await user('cid'))?.status).toBe('RESET_REQUIRED')
  })

  it('is not made where the hash is another one’s, and the others are', async () => {
    const { told, user } = await brought('BCRYPT', hashes.BCRYPT, hashes.SCRYPT, hashes.BCRYPT)
    expect(told).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2, FailedUsers: 1 })
    expect(told.lines).toEqual(['3: The password hash is not of the format of BCRYPT.'])
    expect(await user('cid')).toBeUndefined()
  })

  it('shows it nowhere', async () => {
    const { call, own, store, told } = await brought('BCRYPT', hashes.BCRYPT)
    const listed = await call('ListUsers', own)
    expect(JSON.stringify([listed, told, store.imports.find(told.job.JobId, 0)])).not.toContain(hashes.BCRYPT)
  })
})

it('fails a job that names an algorithm and whose file has no hashes', async () => {
  const { run, header, file } = await importing()
  expect(header).not.toContain('password_hash')
  expect(await run(file(row('bob')), 'BCRYPT')).toMatchObject({
    Status: 'Failed',
    CompletionMessage: 'The CSV header lacks column password_hash.',
  })
})
