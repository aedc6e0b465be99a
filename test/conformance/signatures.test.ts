import { request as send } from 'node:http'
import { Sha256 } from '@aws-crypto/sha256-js'
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { SignatureV4 } from '@smithy/signature-v4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { anybody, backend, clientOf, openWorld, signUp, type Keys } from './signed-world.ts'

const world = openWorld()
const { clock } = world
let serve: App
let UserPoolId = ''
beforeAll(async () => {
  serve = await world.start({ mode: 'serve' })
  UserPoolId = serve.model().pools.find(({ name }) => name === 'people')?.id ?? ''
  await signUp(serve, 'ana')
})
afterAll(() => world.close())

const getUser = () => new AdminGetUserCommand({ UserPoolId, Username: 'ana' })

describe('a signature, where every one is verified', () => {
  it.each<[string, Keys, object, string, RegExp]>([
    [
      'another secret',
      { ...backend, secretAccessKey: 'other' },
      {},
      'InvalidSignatureException',
      /we calculated does not match/,
    ],
    [
      'a key that nobody declares',
      anybody,
      {},
      'UnrecognizedClientException',
      /security token .* is invalid/,
    ],
    [
      'a clock that is late',
      backend,
      { systemClockOffset: -301_000 },
      'InvalidSignatureException',
      /^Signature expired: .* \(.* - 5 min\.\)$/,
    ],
    [
      'a clock that is early',
      backend,
      { systemClockOffset: 301_000 },
      'InvalidSignatureException',
      /^Signature not yet current: .* \(.* \+ 5 min\.\)$/,
    ],
    [
      'a token that is not ours',
      { ...backend, sessionToken: 'IQoJb3JpZ2luX2Vj' },
      {},
      'UnrecognizedClientException',
      /security token/,
    ],
  ])('is refused: %s', async (_, keys, more, name, message) => {
    await expect(clientOf(serve, keys, more).send(getUser())).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message) as string,
    })
  })

  const body = () => JSON.stringify({ UserPoolId, Username: 'ana' })
  const whole = (app: App) => {
    const { hostname, port, host } = new URL(app.url)
    return {
      method: 'POST',
      protocol: 'http:',
      hostname,
      port: Number(port),
      path: '/',
      query: {} as Record<string, string>,
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser',
      } as Record<string, string>,
      body: body(),
    }
  }
  const signer = (service = 'cognito-idp') =>
    new SignatureV4({
      service,
      region: 'us-east-1',
      credentials: backend,
      sha256: Sha256,
      applyChecksum: false,
    })
  const wire = ({
    hostname,
    port,
    path,
    method,
    query = {},
    headers,
    body: text,
  }: ReturnType<typeof whole>) =>
    new Promise<{ readonly __type?: string; readonly Username?: string; readonly message?: string }>(
      (done, fail) => {
        const search = new URLSearchParams(query).toString().replaceAll('+', '%20')
        const asked = send(
          { hostname, port, method, headers, path: search ? `${path}?${search}` : path },
          (answer) => {
            let said = ''
            answer.on('data', (part: Buffer) => (said += part.toString()))
            answer.on('end', () => done(JSON.parse(said) as object))
          },
        )
        asked.on('error', fail)
        asked.end(text)
      },
    )

  it('is refused under another body, another operation, another region and another service', async () => {
    const signed = (await signer().sign(whole(serve))) as ReturnType<typeof whole>
    expect(await wire(signed)).toMatchObject({ Username: 'ana' })
    const { headers } = signed
    const invalid = { __type: 'InvalidSignatureException' }
    expect(await wire({ ...signed, body: body().replace('ana', 'eve') })).toMatchObject(invalid)
    const target = 'AWSCognitoIdentityProviderService.AdminDeleteUser'
    expect(await wire({ ...signed, headers: { ...headers, 'x-amz-target': target } })).toMatchObject(invalid)
    const authorization = headers['authorization']?.replace('us-east-1', 'eu-west-1') ?? ''
    expect(await wire({ ...signed, headers: { ...headers, authorization } })).toMatchObject(invalid)
    const elsewhere = (await signer('sts').sign(whole(serve))) as ReturnType<typeof whole>
    expect(await wire(elsewhere)).toMatchObject({
      ...invalid,
      message: "Credential should be scoped to correct service: 'cognito-idp'. ",
    })
  })

  it('may stand in the query of a presigned request, for as long as that says', async () => {
    const presigned = async () =>
      (await signer().presign(whole(serve), {
        expiresIn: 60,
        unhoistableHeaders: new Set(['x-amz-target']),
      })) as ReturnType<typeof whole>
    const signed = await presigned()
    expect(await wire(signed)).toMatchObject({ Username: 'ana' })
    expect(await wire({ ...signed, query: { ...signed.query, 'X-Amz-Expires': '600' } })).toMatchObject({
      __type: 'InvalidSignatureException',
    })
    clock.ahead = 62_000
    expect(await wire(signed)).toMatchObject({
      __type: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired: .* - 1 min\.\)$/) as string,
    })
    clock.ahead = 0
  })
})
