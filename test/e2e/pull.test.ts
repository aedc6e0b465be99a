import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { createHmac } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve, type Server } from '../serve.ts'
import { described, makeEverything, Password } from './full-pool.ts'
import { runPoolwright } from './run-poolwright.ts'

const { dir, remove } = folder({
  'pools/people.pool.yaml': 'clients:\n  web: {}\n',
  'triggers/claims.trigger.yaml': 'script: ./claims.ts\nhooks: [preTokenGeneration]\n',
  'triggers/claims.ts':
    "export const handler = async (event: { response: object }) => {\n  event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { by: 'claims' } } }\n  return event\n}\n",
  'pools/env/dev.env.yaml': 'account: "123456789012"\nregion: us-east-1\n',
})

let server: Server
let aws: CognitoIdentityProviderClient
let made: Awaited<ReturnType<typeof makeEverything>>
beforeAll(async () => {
  server = await serve(dir, [])
  aws = sdk(server)
  made = await makeEverything(aws)
})
afterAll(async () => {
  await server.stop()
  remove()
})

/** What a file names by reference is not told. */
const withoutProviderSecret = (answer: unknown) => {
  const { IdentityProvider: provider } = answer as { IdentityProvider?: { ProviderDetails?: object } }
  if (!provider) return answer
  const { client_secret: _, ...ProviderDetails } = provider.ProviderDetails as Record<string, string>
  return { IdentityProvider: { ...provider, ProviderDetails } }
}

const signIn = (username: string) =>
  aws.send(
    new InitiateAuthCommand({
      ClientId: made.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: {
        USERNAME: username,
        PASSWORD: Password,
        SECRET_HASH: createHmac('sha256', made.secret).update(`${username}${made.ClientId}`).digest('base64'),
      },
    }),
  )

describe('poolwright pull', () => {
  it('makes a declared pool of one that the API made, which answers as before and has its users', async () => {
    const before = await described(aws, made)
    const { code, out, err } = await runPoolwright(dir, 'pull')
    expect({ code, err }).toEqual({
      code: 0,
      err: [
        `Kaufhaus, Nord (${made.UserPoolId}): is now declared in pools/Kaufhaus-Nord.pool.yaml`,
        '  write under `secrets` of each environment, and set what they name:',
        '    kaufhaus-nord-the-shop-on-the-web-client-secret: { env: KAUFHAUS_NORD_THE_SHOP_ON_THE_WEB_CLIENT_SECRET }',
        '    kaufhaus-nord-google-client-secret: { env: KAUFHAUS_NORD_GOOGLE_CLIENT_SECRET }',
        '  not in it: a style of managed login of the client `The-shop-on-the-web`: YAML has no words for it; it stays as the API made it',
        '  not in it: the risk configuration of the client `The-shop-on-the-web`: YAML has no words for it; it stays as the API made it',
        '  not in it: the look of the classic pages of the client `The-shop-on-the-web`: YAML has no words for it; it stays as the API made it',
        '',
      ].join('\n'),
    })
    expect(out).toBe('pools/Kaufhaus-Nord.pool.yaml\n')
    const text = readFileSync(join(dir, 'pools/Kaufhaus-Nord.pool.yaml'), 'utf8')
    expect(text).not.toContain(made.secret)
    expect(text).not.toContain('very secret')
    await server.stop()

    writeFileSync(
      join(dir, 'pools/env/dev.env.yaml'),
      `account: "123456789012"\nregion: us-east-1\nsecrets:\n${err
        .split('\n')
        .filter((line) => line.includes('{ env:'))
        .map((line) => line.slice(2))
        .join('\n')}\n`,
    )
    const validated = await runPoolwright(dir, 'validate', '--json')
    expect(JSON.parse(validated.out)).toMatchObject({ ok: true })
    expect((await runPoolwright(dir, 'fmt', '--check', 'pools/Kaufhaus-Nord.pool.yaml')).code).toBe(0)

    server = await serve(dir, [], {
      KAUFHAUS_NORD_THE_SHOP_ON_THE_WEB_CLIENT_SECRET: made.secret,
      KAUFHAUS_NORD_GOOGLE_CLIENT_SECRET: 'very secret',
    })
    aws = sdk(server)
    expect(server.ready.pools.map(({ id }) => id)).toContain(made.UserPoolId)
    const after = await described(aws, made)
    for (const [name, answer] of Object.entries(before))
      expect({ [name]: after[name] }).toEqual({ [name]: withoutProviderSecret(answer) })
    const { AuthenticationResult } = await signIn('kim@example.com')
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({
      email: 'kim@example.com',
      by: 'claims',
      'cognito:groups': ['admins'],
    })
  })
})

describe('poolwright pull, of what the last server left', () => {
  it('prints and writes, and leaves alone what is declared, unless it is forced', async () => {
    await server.stop()
    const kept = await runPoolwright(dir, 'pull')
    expect(kept).toMatchObject({ code: 0, out: '' })
    expect(kept.err).toBe(
      `Kaufhaus, Nord (${made.UserPoolId}): declared in pools/Kaufhaus-Nord.pool.yaml already (--force writes it anew)\n`,
    )
    const file = join(dir, 'pools/Kaufhaus-Nord.pool.yaml')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, `${before}# a remark\n`)
    const dry = await runPoolwright(dir, 'pull', '--force', '--dry-run', '--json')
    const { pools } = JSON.parse(dry.out) as { pools: { files: { path: string; text: string }[] }[] }
    expect(pools[0]?.files).toEqual([{ path: 'pools/Kaufhaus-Nord.pool.yaml', text: before }])
    expect(readFileSync(file, 'utf8')).toContain('# a remark')
    expect((await runPoolwright(dir, 'pull', 'Kaufhaus, Nord', '--force')).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('fails where something would be lost, or cannot be written', async () => {
    rmSync(join(dir, 'pools/Kaufhaus-Nord.pool.yaml'))
    server = await serve(dir, [])
    aws = sdk(server)
    const { UserPoolId, ClientId } = made
    await aws.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }))
    await aws.send(new CreateUserPoolCommand({ PoolName: 'people' }))
    const elsewhere = new CognitoIdentityProviderClient({
      region: 'eu-west-1',
      endpoint: server.url,
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
    })
    await elsewhere.send(new CreateUserPoolCommand({ PoolName: 'far away' }))
    const { code, out, err } = await runPoolwright(dir, 'pull', '--out', 'pools/made')
    expect(code).toBe(1)
    expect(out.split('\n').sort()).toEqual([
      '',
      'pools/made/Kaufhaus-Nord.pool.yaml',
      'pools/made/people-2.pool.yaml',
    ])
    expect(err).toContain(
      'lost: a second secret of the client `The-shop-on-the-web`: a file names one secret of a client',
    )
    expect(err).toMatch(
      /far away \(eu-west-1_\w+\): not written: it is in eu-west-1, and the project is in us-east-1/,
    )
    expect((await runPoolwright(dir, 'validate')).code).toBe(0)
  })

  it('refuses a folder that nobody reads, and a pool that there is not', async () => {
    expect(await runPoolwright(dir, 'pull', '--out', 'out')).toMatchObject({ code: 2 })
    expect(await runPoolwright(dir, 'pull', 'nobody')).toMatchObject({ code: 2 })
  })
})
