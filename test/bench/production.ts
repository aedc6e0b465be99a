import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../serve.ts'
import { callers } from './cpu.ts'
import { caller } from './post.ts'
import { keys, signed } from './signed.ts'

export const UserPoolId = 'us-east-1_BenchPool'
export const ClientId = 'webclient000000000000000aa'
export const password = 'Bench-Mark-1!'
/** Where the pages of the pool are. */
export const domain = 'people'
export const callback = 'https://app.example.com/callback'

const files = {
  'pools/env/prod.env.yaml': 'secrets:\n  backend-key: { env: BACKEND_KEY }\n',
  'pools/people.pool.yaml': `
id: ${UserPoolId}
signIn: { with: [username] }
signUp: { selfService: true }
attributes: { email: {} }
domain: { name: ${domain}, managedLogin: 2 }
clients:
  web:
    id: ${ClientId}
    auth: [password, srp, refresh]
    hideUserExistence: true
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`,
  'pools/backend.iam-user.yaml': `
keys: { ${keys.accessKeyId}: { secret: backend-key } }
allow: [{ do: ['cognito-idp:Admin*', 'cognito-idp:ListUsers'], on: $(pool.people.arn) }]
`,
}

/** What its store is sealed under, in hex. */
export const sealKey = 'ab'.repeat(32)

/**
 * A server as it is run for others, and users who can sign in. Nothing is recorded there. It keeps users in
 * memory, unless the file of its store is filled before it starts.
 */
export async function produce(cli: string, fill?: (file: string) => Promise<void>) {
  const { dir, remove } = folder(files)
  const own = join(dir, '.poolwright')
  if (fill) {
    mkdirSync(own)
    await fill(join(own, 'data.sqlite'))
  }
  const server = spawn(
    process.execPath,
    [cli, 'serve', '--env', 'prod', ...(fill ? [] : ['--memory']), '--port', '0', '--cwd', dir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, POOLWRIGHT_SEAL_KEY: sealKey, BACKEND_KEY: keys.secretAccessKey },
    },
  )
  const url = await new Promise<string>((done, fail) => {
    let said = ''
    server.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const at = /"url":"(http[^"]+)"/.exec(said)?.[1]
      if (at) done(at)
    })
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}:\n${said}`)))
  })
  const { post, close } = caller(url, callers)
  const users = Array.from({ length: callers }, (_, n) => `user-${n}`)
  for (const Username of users) {
    const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }]
    await post('SignUp', { ClientId, Username, Password: password, UserAttributes })
    const body = { UserPoolId, Username }
    await post('AdminConfirmSignUp', body, signed(url, 'AdminConfirmSignUp', body))
  }
  return {
    url,
    pid: server.pid ?? 0,
    post,
    users,
    stop() {
      close()
      server.removeAllListeners('exit')
      server.kill('SIGKILL')
      remove()
    },
  }
}
