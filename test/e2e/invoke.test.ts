import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/cli/invoke/call-trigger.ts'
import { cli, folder, serve } from '../serve.ts'

const script = `
export const handler = async (event, { poolwright: { api, kv, secrets, code, ip, userAgent } }) => {
  const { do: what } = event.request.clientMetadata
  const done = {
    api: () => api.AdminGetUser({ Username: 'ana' }),
    kv: () => kv.increment('calls'),
    fetch: async () => (await fetch(process.env.PLACE + '/v1?key=' + secrets.key, { headers: { 'x-key': secrets.key } })).text(),
    mail: () =>
      fetch('https://email.us-east-1.amazonaws.com/v2/email/outbound-emails', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          FromEmailAddress: 'shop@example.com',
          Destination: { ToAddresses: ['kim@example.com'] },
          Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Welcome' } } } },
        }),
      }).then(({ status }) => status),
    context: () => [ip, userAgent, code],
    tell: () => {
      console.log('the key is', secrets.key, btoa(secrets.key))
      return [secrets.key, 'Bearer 0123456789abcdef']
    },
    fail: () => {
      throw new Error('no ' + secrets.key)
    },
  }
  if (what === 'fail') return done.fail()
  try {
    event.response.done = await done[what]()
  } catch (error) {
    event.response.done = error.message
  }
  return event
}
`
const asked: (string | undefined)[] = []
const place = createServer((request, response) => {
  asked.push(`${request.url} ${String(request.headers['x-key'])}`)
  response.end('fetched')
})
let project: ReturnType<typeof folder>
beforeAll(async () => {
  await new Promise<void>((done) => place.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(place.address() as AddressInfo).port}`
  project = folder({
    'pools/people.pool.yaml': 'signIn: { with: [username] }\nclients: { web: { auth: [password] } }\n',
    'pools/env/dev.env.yaml': 'secrets: { key: { env: SECRET_KEY } }\n',
    'triggers/try.trigger.yaml': `
script: ./try.js
hooks: [preSignUp]
env: { PLACE: "${url}" }
capabilities:
  api: [AdminGetUser]
  kv: true
  aws: { ses: {} }
  secrets: [key]
  context: [ip, userAgent]
  plainCode: true
  fetch: [{ to: "GET ${url}/v1", private: true }]
`,
    'triggers/try.js': script,
  })
})
afterAll(() => {
  place.close()
  project.remove()
})

async function invoke(
  trigger: string,
  what: string,
  more: readonly string[] = [],
  env: NodeJS.ProcessEnv = { SECRET_KEY: 'hush-hush' },
) {
  const args = [
    'invoke',
    trigger,
    '--set',
    `request.clientMetadata.do=${what}`,
    ...more,
    '--cwd',
    project.dir,
  ]
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  return new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.on('close', (code) => done({ code, out, err })),
  )
}
const outcome = async (...args: Parameters<typeof invoke>) => {
  const [trigger, what, more = [], ...rest] = args
  const { out } = await invoke(trigger, what, [...more, '--json'], ...rest)
  const { answer, calls } = JSON.parse(out) as Outcome
  return { done: (answer as { response?: { done?: unknown } } | undefined)?.response?.done, calls }
}

describe('what a script has around it when it is invoked', () => {
  it('is its environment, its secrets and fetch, for real; each use is told, and no secret', async () => {
    const { out, err } = await invoke('try', 'fetch')
    expect(out).toContain('"fetched"')
    expect(asked).toEqual(['/v1?key=hush-hush hush-hush'])
    expect(err).toMatch(/^fetch GET http:\/\/127\.0\.0\.1:\d+\/v1: 200, [\d.]+ ms$/m)
    expect(err).not.toContain('hush-hush')
  })

  it('is told without the secrets of the project, however the script writes them; the answer besides is as it is', async () => {
    for (const more of [[], ['--json']]) {
      const { out, err } = await invoke('try', 'tell', more)
      expect(out + err).toContain('the key is [redacted] [redacted]')
      expect(out).toContain('"Bearer 0123456789abcdef"')
      const failed = await invoke('try', 'fail', more)
      expect(failed.out + failed.err).toContain('no [redacted]')
      expect(out + err + failed.out + failed.err).not.toMatch(/hush-hush|aHVzaC1odXNo/)
    }
  })

  it('is a store that begins empty and is forgotten', async () => {
    const { calls, done } = await outcome('try', 'kv')
    expect([done, calls]).toEqual([1, [expect.objectContaining({ kind: 'kv', outcome: 'done' })]])
    expect((await invoke('try', 'kv')).err).toContain('note: its store began empty, and is forgotten now')
  })

  it('is a caller and a code as there might be', async () => {
    expect((await outcome('try', 'context')).done).toEqual(['127.0.0.1', 'poolwright', '123456'])
  })

  it('is mail that is shown and sent to nobody', async () => {
    const { err } = await invoke('try', 'mail')
    expect(err).toMatch(/^aws +ses SendEmail: 200, /m)
    expect(err).toContain('e-mail to kim@example.com')
  })

  it('is the server that runs, for operations of the pool; where none does, that is said', async () => {
    const { done } = await outcome('try', 'api')
    expect(done).toBe('No server runs that could carry out AdminGetUser: start `poolwright dev` beside this.')
    const server = await serve(project.dir)
    try {
      expect((await outcome('try', 'api')).done).toBe('User does not exist.')
      const headers = { 'content-type': 'application/x-amz-json-1.1' }
      const authorization = `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`
      const target = 'AWSCognitoIdentityProviderService.AdminCreateUser'
      const made = await fetch(server.url, {
        method: 'POST',
        headers: { ...headers, authorization, 'x-amz-date': '20260101T000000Z', 'x-amz-target': target },
        body: JSON.stringify({ UserPoolId: server.poolId(), Username: 'ana' }),
      })
      expect(made.status).toBe(200)
      expect((await outcome('try', 'api')).done).toMatchObject({ Username: 'ana', Enabled: true })
    } finally {
      await server.stop()
    }
  })

  it('is missing where a secret has not been given, and says which', async () => {
    const { code, err } = await invoke('try', 'kv', [], { SECRET_KEY: '' })
    expect(code).toBe(1)
    expect(err).toContain('error: try cannot be run: the secret `key` has not been given')
  })
})

describe('a custom sender that is tried out', () => {
  it('opens the code of the sample, in whatever way senders do', async () => {
    const { dir, remove } = folder({
      'triggers/mail.trigger.yaml':
        'script: ./mail.js\nhooks: [customEmailSender]\ncapabilities: { aws: { kms: {} }, plainCode: true }\n',
      'triggers/mail.js': `
exports.handler = async (event, { poolwright: { code, decrypt } }) => {
  console.log(code, await decrypt(event.request.code))
}
`,
    })
    try {
      const child = spawn(process.execPath, [cli, 'invoke', 'mail', '--json', '--cwd', dir])
      let out = ''
      child.stdout.on('data', (part: Buffer) => (out += part.toString()))
      await new Promise((resolve) => child.on('close', resolve))
      expect((JSON.parse(out) as Outcome).logs).toEqual([{ level: 'log', text: '123456 123456' }])
    } finally {
      remove()
    }
  })
})
