import { describe, expect, it } from 'vitest'
import { importUsers } from '../../src/engine/imports/import-users.ts'
import { importLife, mostRows } from '../../src/engine/imports/rules.ts'
import { resumeImports } from '../../src/engine/imports/resume-imports.ts'
import { fault, password } from '../world.ts'
import { importing, row } from './import-jobs.ts'

const signIn = (made: Awaited<ReturnType<typeof importing>>, USERNAME: string, PASSWORD = password) =>
  made.start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD })

describe('the header of a file', () => {
  it('has the attributes of the pool in the order of the guide, and what a user is called last', async () => {
    const { header } = await importing({ pool: { Schema: [{ Name: 'team', AttributeDataType: 'String' }] } })
    expect(header.join()).toBe(
      'name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,custom:team,cognito:mfa_enabled,cognito:username',
    )
  })
})

describe('an import', () => {
  it('is told as it was made, with an address for its file', async () => {
    const { create, describe, clock, pool } = await importing()
    const job = await create('BCRYPT')
    expect(job.JobId).toMatch(/^import-[0-9A-Za-z]{10}$/)
    const told = await describe(job)
    expect(told).toEqual({
      ...job,
      JobName: 'all of them',
      Status: 'Created',
      CreationDate: clock.at / 1000,
      CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/logs',
      ImportedUsers: 0,
      SkippedUsers: 0,
      FailedUsers: 0,
      PasswordHashingAlgorithm: 'BCRYPT',
      PreSignedUrl: expect.stringMatching(
        `^http://localhost:9340/aws-cognito-idp-user-import/123456789012/${pool.id}/${job.JobId}\\?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T090000Z&`,
      ),
    })
  })

  it('brings users who have to set a password first', async () => {
    const made = await importing({ client: { PreventUserExistenceErrors: 'LEGACY' } })
    const { run, file, clock, user, call, code, client } = made
    const told = await run(file(row('bob', { name: 'Bob' }), row('cid')))
    expect(told).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 2,
      SkippedUsers: 0,
      FailedUsers: 0,
      StartDate: clock.at / 1000,
      CompletionDate: clock.at / 1000,
    })
    expect(await user('bob')).toMatchObject({
      status: 'RESET_REQUIRED',
      attributes: { name: 'Bob', email: 'bob@example.com', email_verified: 'true' },
      createdAt: clock.at,
    })
    await expect(signIn(made, 'bob', 'whatever')).rejects.toEqual(fault('PasswordResetRequiredException'))
    const bob = { ClientId: client.id, Username: 'bob' }
    await call('ForgotPassword', bob)
    await call('ConfirmForgotPassword', { ...bob, ConfirmationCode: code(), Password: password })
    expect((await signIn(made, 'bob')).AuthenticationResult?.AccessToken).toBeDefined()
  })

  it('runs no script, and writes to nobody', async () => {
    const { run, file, seen, inbox } = await importing({
      scripts: { PreSignUp: (event) => event, PostConfirmation: (event) => event },
    })
    await run(file(row('bob')))
    expect([seen, inbox]).toEqual([[], []])
  })

  it('tells nobody who was imported, where the client hides who there is', async () => {
    const made = await importing()
    await made.run(made.file(row('bob')))
    await expect(signIn(made, 'bob')).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })

  it('brings users at once who come in by a code', async () => {
    const { run, file, user } = await importing({
      pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    })
    await run(file(row('bob')))
    expect((await user('bob'))?.status).toBe('CONFIRMED')
  })

  it('skips whoever is there, in the pool or earlier in the file', async () => {
    const { run, file } = await importing()
    const told = await run(file(row('ana'), row('bob'), row('bob'), row('cid')))
    expect(told).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2, SkippedUsers: 2, FailedUsers: 0 })
    expect(told.lines).toEqual(['2: The user already exists.', '4: The user already exists.'])
  })

  it('knows users by their address where that is their name', async () => {
    const { run, file, ports, pool } = await importing({ pool: { UsernameAttributes: ['email'] }, users: [] })
    const email = 'bob@example.com'
    const told = await run(
      file({ ...row('bob'), 'cognito:username': email }, row('x', { 'cognito:username': email, email })),
    )
    expect(told).toMatchObject({ ImportedUsers: 1, SkippedUsers: 1 })
    const bob = await ports.store.userByName(pool.id, email)
    expect(bob?.username).toBe(bob?.sub)
  })

  it('fails where most of its users do', async () => {
    const { run, file, user } = await importing()
    const told = await run(file(row('bob'), row('cid', { email: '' }), row('dan', { birthdate: '1985' })))
    expect(told).toMatchObject({
      Status: 'Failed',
      CompletionMessage: 'Too many users have failed or been skipped during the import.',
      ImportedUsers: 1,
      FailedUsers: 2,
    })
    expect(await user('bob')).toBeDefined()
  })

  it('counts a name that somebody takes meanwhile', async () => {
    const { run, file, ports, call, client, clock } = await importing()
    const { commit } = ports.store
    let first = true
    // Somebody signs up after the rows were looked at and before they are kept.
    ;(ports.store as { commit: typeof commit }).commit = async (writes) => {
      if (first && writes.some(({ kind }) => kind === 'create user')) {
        first = false
        const Password = password
        await call('SignUp', {
          ClientId: client.id,
          Username: 'cid',
          Password,
          UserAttributes: [{ Name: 'email', Value: 'c@example.com' }],
        })
      }
      return commit(writes)
    }
    const told = await run(file(row('bob'), row('cid'), row('dan')))
    expect(told).toMatchObject({ Status: 'Succeeded', ImportedUsers: 2, SkippedUsers: 1 })
    expect(told.lines).toEqual(['3: The user already exists.'])
    expect(told.CompletionDate).toBe(clock.at / 1000)
  })
})

describe('a row', () => {
  const mfa = { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA'] } as const
  const hash = { password_hash: 'x' }

  it.each<[string, Record<string, string>, object?]>([
    [
      'The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).',
      { email_verified: 'FALSE' },
    ],
    ['The User Record sets email_verified to true and has no email.', { email: '' }],
    ['The value of email_verified is neither true nor false.', { email_verified: 'yes' }],
    ['The User Record has no cognito:username.', { 'cognito:username': ' ' }],
    [
      'The cognito:username has a space or a tab, or more than 128 characters.',
      { 'cognito:username': 'b b' },
    ],
    ['The value of birthdate is not of the format mm/dd/yyyy.', { birthdate: '1985-02-01' }],
    ['The value of updated_at is not a time in seconds since 1970.', { updated_at: 'now' }],
    ['Invalid email address format.', { email: 'nobody' }],
    ['Invalid phone number format.', { phone_number: '0800' }],
    ['The value of cognito:mfa_enabled is neither true nor false.', { 'cognito:mfa_enabled': 'on' }],
    [
      'The value of cognito:mfa_enabled does not fit the MFA configuration of the user pool.',
      { 'cognito:mfa_enabled': 'true' },
    ],
    [
      'The value of cognito:mfa_enabled does not fit the MFA configuration of the user pool.',
      { 'cognito:mfa_enabled': 'false' },
      mfa,
    ],
    [
      'Attributes did not conform to the schema: name: The attribute name is required',
      {},
      { Schema: [{ Name: 'name', Required: true }] },
    ],
    ['The row has more than 16000 characters.', { name: 'n'.repeat(16_000) }],
  ])('fails: %s', async (reason, more, pool = {}) => {
    const { run, file } = await importing({ pool, users: [] })
    const told = await run(file(row('ida'), row('bob', more)).replace(/^.*ida.*\n/m, ''))
    expect(told.lines).toEqual([`2: ${reason}`])
    expect(told).toMatchObject({ Status: 'Failed', FailedUsers: 1, ImportedUsers: 0 })
  })

  it('fails that has more fields than the header, or fewer', async () => {
    const { run, file } = await importing()
    const told = await run(`${file(row('bob'), row('cid'))}dan,dan@example.com\n`)
    expect(told).toMatchObject({ ImportedUsers: 2, FailedUsers: 1 })
    expect(told.lines).toEqual(['4: The row has another number of fields than the header.'])
  })

  it('fails with a hash of which the job knows nothing', async () => {
    const { run, file, header } = await importing()
    const [first = '', second = ''] = file(row('bob')).split('\n')
    const told = await run(`${first},password_hash\n${second},${hash.password_hash}\n`)
    expect(header).not.toContain('password_hash')
    expect(told.lines).toEqual(['2: The User Record has a password hash, and the job names no algorithm.'])
  })

  it('is not told with a word of what stands in it', async () => {
    const { run, file } = await importing()
    const told = await run(file(row('hidden', { email: 'hidden', name: 'hidden', birthdate: 'hidden' })))
    expect(JSON.stringify(told)).not.toContain('hidden')
  })

  it('turns messages on as the second proof', async () => {
    const { run, file, user } = await importing({
      pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA'] },
    })
    const phone = { phone_number: '+15550100', phone_number_verified: 'TRUE' }
    await run(file(row('bob', { ...phone, 'cognito:mfa_enabled': 'TRUE' }), row('cid', phone)))
    expect((await user('bob'))?.factors).toEqual({ turned: { SMS_MFA: true } })
    expect((await user('cid'))?.factors).toBeUndefined()
  })
})

describe('a file', () => {
  it('may have a byte order mark, lines of Windows, quotes, and commas behind backslashes', async () => {
    const { run, file, user } = await importing()
    const text = file(row('bob', { name: '"Bob, the ""first"""', address: 'Any Street 1\\, Anytown ' }))
    const told = await run(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)
    expect(told).toMatchObject({ Status: 'Succeeded', ImportedUsers: 1 })
    expect((await user('bob'))?.attributes).toMatchObject({
      name: 'Bob, the "first"',
      address: 'Any Street 1, Anytown',
    })
  })

  it('has its columns in any order', async () => {
    const { run, file, user } = await importing()
    const reversed = file(row('bob'))
      .split('\n')
      .map((line) => line.split(',').toReversed().join())
      .join('\n')
    expect(await run(reversed)).toMatchObject({ ImportedUsers: 1 })
    expect((await user('bob'))?.attributes['email']).toBe('bob@example.com')
  })

  it('may have a header and no users', async () => {
    const { run, file } = await importing()
    expect(await run(file())).toMatchObject({ Status: 'Succeeded', ImportedUsers: 0 })
  })

  it.each<[string, (header: string) => string | Buffer]>([
    ['The CSV file is empty.', () => '\n'],
    ['The CSV header lacks column email.', (header) => header.replace(',email,', ',')],
    ['The CSV header lacks column name, and 20 more.', () => 'b,b@example.com\n'],
    ['The CSV header has a strange column shoe.', (header) => `${header},shoe`],
    ['The CSV header repeats column email.', (header) => `${header},email`],
    ['The CSV file is not in UTF-8.', (header) => Buffer.from(`${header}\nb\xe4r`, 'latin1')],
    ['The CSV file cannot be parsed at line 2.', (header) => `${header}\n"b`],
  ])('is refused as a whole: %s', async (message, write) => {
    const { run, header } = await importing()
    const told = await run(write(header.join()))
    expect(told).toMatchObject({ Status: 'Failed', CompletionMessage: message, ImportedUsers: 0 })
  })

  it('is not kept once its job is over', async () => {
    const { run, file, store } = await importing()
    const { job } = await run(file(row('bob')))
    const kept = await store.importJob(job.UserPoolId, job.JobId)
    const pieces = await Array.fromAsync(store.importFile(kept ?? expect.fail('no job')))
    expect(pieces).toEqual([])
  })
})

describe('a job is refused', () => {
  it('that has no file', async () => {
    const { call, create } = await importing()
    const job = await create()
    await expect(call('StartUserImportJob', job)).rejects.toEqual(
      fault('PreconditionNotMetException', `No csv file was uploaded for ${job.JobId}`),
    )
  })

  it('that was started before, or has expired', async () => {
    const { call, create, run, file, upload, clock, describe } = await importing()
    const { job: done } = await run(file(row('bob')))
    await expect(call('StartUserImportJob', done)).rejects.toEqual(fault('PreconditionNotMetException'))
    const late = await create()
    await upload(late.JobId, file())
    clock.at += importLife
    expect((await describe(late))?.Status).toBe('Expired')
    await expect(call('StartUserImportJob', late)).rejects.toEqual(fault('PreconditionNotMetException'))
  })

  it('in a pool in which nothing is verified', async () => {
    const { call, create, upload, file } = await importing({ pool: { AutoVerifiedAttributes: [] } })
    const job = await create()
    await upload(job.JobId, file())
    await expect(call('StartUserImportJob', job)).rejects.toEqual(fault('PreconditionNotMetException'))
  })

  it('while another is under way', async () => {
    const { call, create, upload, file, settled } = await importing()
    const [first, second] = [await create(), await create()]
    for (const { JobId } of [first, second]) await upload(JobId, file(row('bob')))
    await call('StartUserImportJob', first)
    await expect(call('StartUserImportJob', second)).rejects.toEqual(
      fault('PreconditionNotMetException', 'Another user import job is in progress.'),
    )
    await settled()
    await call('StartUserImportJob', second)
    await settled()
  })

  it('that is unknown, or of another pool', async () => {
    const { call, create } = await importing()
    const { UserPoolId } = await create()
    const { UserPool } = await call('CreateUserPool', { PoolName: 'other' })
    const { JobId } = await create()
    for (const job of [
      { UserPoolId, JobId: 'import-none' },
      { UserPoolId: UserPool?.Id ?? '', JobId },
    ])
      await expect(call('DescribeUserImportJob', job)).rejects.toEqual(fault('ResourceNotFoundException'))
  })
})

describe('a job under way', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => row(`user${n}`))

  it('is stopped, and nobody comes after that', async () => {
    const { call, create, upload, file, settled, describe, store, pool } = await importing()
    const job = await create()
    await upload(job.JobId, file(...many(500)))
    await call('StartUserImportJob', job)
    const { UserImportJob } = await call('StopUserImportJob', job)
    expect(UserImportJob).toMatchObject({
      Status: 'Stopped',
      CompletionMessage: 'The Import Job was stopped by the developer.',
    })
    const then = await store.userCount(pool.id)
    await settled()
    expect(await store.userCount(pool.id)).toBe(then)
    expect(await describe(job)).toEqual(UserImportJob)
    await expect(call('StopUserImportJob', job)).rejects.toEqual(fault('PreconditionNotMetException'))
  })

  it('stays stopped, whoever comes to it late', async () => {
    const { call, create, upload, file, settled, describe, ports } = await importing()
    const job = await create()
    await upload(job.JobId, file(...many(10)))
    await call('StartUserImportJob', job)
    await call('StopUserImportJob', job)
    await settled()
    await importUsers(job.UserPoolId, job.JobId, ports)
    expect(await describe(job)).toMatchObject({ Status: 'Stopped', ImportedUsers: 0 })
  })

  it('leaves off when the server ends, and is taken up where it was', async () => {
    const { call, create, upload, file, end, describe, ports, store, pool } = await importing({ users: [] })
    const job = await create()
    await upload(job.JobId, file(...many(180), row('user3')))
    await call('StartUserImportJob', job)
    await end()
    const half = await describe(job)
    expect(half).toMatchObject({ Status: 'InProgress', ImportedUsers: 100 })
    const begun: Promise<void>[] = []
    const background = {
      begin: (work: () => Promise<void>) => (begun.push(work()), Promise.resolve()),
      ending: () => false,
    }
    await resumeImports({ ...ports, background })
    await Promise.all(begun)
    expect(await describe(job)).toMatchObject({ Status: 'Succeeded', ImportedUsers: 180, SkippedUsers: 1 })
    expect(await store.userCount(pool.id)).toBe(180)
  })

  it('is counted once, whoever is at it', async () => {
    const { call, create, upload, file, settled, describe, ports } = await importing({ users: [] })
    const job = await create()
    await upload(job.JobId, file(...many(180)))
    await call('StartUserImportJob', job)
    await Promise.all([1, 2].map(() => importUsers(job.UserPoolId, job.JobId, ports)))
    await settled()
    expect(await describe(job)).toMatchObject({ Status: 'Succeeded', ImportedUsers: 180, SkippedUsers: 0 })
  })

  it('keeps its pool from being changed', async () => {
    const { call, ports, store } = await importing()
    const { UserPool } = await call('CreateUserPool', { PoolName: 'own' })
    const own = { UserPoolId: UserPool?.Id ?? '' }
    const { UserImportJob } = await call('CreateUserImportJob', {
      ...own,
      JobName: 'job',
      CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/logs',
    })
    const { JobId: id = '' } = UserImportJob ?? {}
    const refused = { code: 'PreconditionNotMetException' } as const
    const change = (status: 'Pending' | 'Stopped', when: 'Created' | 'Pending') =>
      store.commit([
        {
          kind: 'change import job',
          poolId: own.UserPoolId,
          id,
          set: { status },
          when: { status: [when] },
          refused,
        },
      ])
    await change('Pending', 'Created')
    const CustomAttributes = [{ Name: 'team', AttributeDataType: 'String' }] as const
    for (const attempt of [
      () => call('UpdateUserPool', own),
      () => call('AddCustomAttributes', { ...own, CustomAttributes }),
      () => call('DeleteUserPool', own),
    ])
      await expect(attempt()).rejects.toEqual(fault('UserImportInProgressException'))
    await change('Stopped', 'Pending')
    await call('DeleteUserPool', own)
    expect(await ports.store.importJob(own.UserPoolId, id)).toBeUndefined()
  })

  it('fails where there are more users than a file may have', async () => {
    const { create, upload, file, ports, call, settled, describe } = await importing({ users: [] })
    const job = await create()
    await upload(job.JobId, file())
    const rows = ports.imports.rows
    ports.imports.rows = async function* (from) {
      yield* rows(from)
      const fields = ['nobody']
      for (let line = 2; line < mostRows + 3; line++) yield { line, fields }
    } as typeof rows
    ports.store.commit = (
      (commit) => (writes) =>
        commit(writes.map((write) => ({ ...write, lines: [] })))
    )(ports.store.commit)
    await call('StartUserImportJob', job)
    await settled()
    expect(await describe(job)).toMatchObject({
      Status: 'Failed',
      CompletionMessage: 'The CSV file has more than 500000 users.',
      FailedUsers: mostRows,
    })
  })
})

it('lists imports, the newest first, a page at a time', async () => {
  const { call, create, own, clock } = await importing()
  const made: string[] = []
  for (const _ of [1, 2, 3]) {
    made.unshift((await create()).JobId)
    clock.at += 1000
  }
  const first = await call('ListUserImportJobs', { ...own, MaxResults: 2 })
  const second = await call('ListUserImportJobs', {
    ...own,
    MaxResults: 2,
    PaginationToken: first.PaginationToken,
  })
  const ids = [first, second].map(({ UserImportJobs = [] }) => UserImportJobs.map(({ JobId }) => JobId))
  expect(ids).toEqual([made.slice(0, 2), made.slice(2)])
  expect(second.PaginationToken).toBeUndefined()
})
