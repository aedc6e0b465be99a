import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoIdentityClient, GetIdCommand, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity'
import { startApp } from '../../src/app/start-app.ts'
import type { RecordedRun } from '../../src/model/recorded-run.ts'
import { signingKey } from '../adapters/outside/issuer.ts'
import { openForgeries } from '../adapters/outside/saml-forgeries.ts'
import { encode, now } from '../adapters/outside/saml-provider.ts'
import { folder } from '../serve.ts'

export const account = '123456789012'
const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`
export const partner = `arn:aws:iam::${account}:saml-provider/partner`
/** When everything here happens: seconds since 1970. */
export const seconds = now / 1000

const attribute = (name: string, value: string) =>
  `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`
/** What a response must say for STS to give a role for it. */
export const attributes =
  attribute('Role', `${roleArn('clerk')},${partner}`) + attribute('RoleSessionName', 'ana')

/** An OIDC issuer, with a key of its own and one that it does not sign ID tokens by. */
async function openIssuer() {
  const [key, other] = [await signingKey('first'), await signingKey('other', 'RS512')]
  const server = createServer(({ url: path }, response) => {
    const document = {
      issuer: url,
      jwks_uri: `${url}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
    response.end(JSON.stringify(path === '/keys' ? { keys: [key.jwk, other.jwk] } : document))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { key, other, url, close: () => void server.close() }
}

const filesFor = (issuer: string, metadata: string) => ({
  ...Object.fromEntries(
    ['People', 'Others'].map((name) => [
      `pools/${name.toLowerCase()}.pool.yaml`,
      `id: us-east-1_${name}001\nsignIn: { with: [username] }\nclients: { web: { id: web${name.toLowerCase()}00000000000001, auth: [password] } }\n`,
    ]),
  ),
  'pools/people.oidc-provider.yaml':
    'url: https://cognito-idp.us-east-1.amazonaws.com/us-east-1_People001\naudiences: [webpeople00000000000001]\n',
  'pools/shopper.role.yaml': 'trust: { type: oidc, provider: people, audience: [webpeople00000000000001] }\n',
  'pools/corp.oidc-provider.yaml': `url: ${issuer}\naudiences: [shop-audit]\n`,
  'pools/auditor.role.yaml': 'trust: { type: oidc, provider: corp, audience: [shop-audit] }\n',
  'pools/partner.saml-provider.yaml': 'metadata: { file: ./partner.xml }\n',
  'pools/partner.xml': metadata,
  'pools/clerk.role.yaml': 'trust: { type: saml, provider: partner }\n',
  'pools/shop.identity.yaml': 'guests: true\nclassicFlow: true\nroles: { guest: visitor }\n',
  'pools/other.identity.yaml': 'guests: true\nclassicFlow: true\nroles: { guest: passer-by }\n',
  'pools/passer-by.role.yaml': 'trust: { type: identityPool, pool: other, as: guest }\n',
  'pools/visitor.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\n',
  'pools/member.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
})

/** A public key as a server publishes it. */
export interface PublicKey {
  readonly kid: string
  readonly kty: string
  readonly n: string
  readonly e: string
}

/** What STS says of a token or a response: nothing but its status, and whom it has let in or why not. */
export interface Verdict {
  readonly status: number
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly subject?: string | undefined
}

/** A server that trusts providers of every kind, those providers, and what strangers may ask of STS. */
export async function openAttackWorld() {
  const issuer = await openIssuer()
  const forgeries = await openForgeries({ attributes })
  const runs: Omit<RecordedRun, 'id'>[] = []
  const clock = { at: now, now: () => clock.at, ticks: () => performance.now() }
  const { dir, remove } = folder(filesFor(issuer.url, forgeries.provider.metadata))
  const app = await startApp({
    root: dir,
    mode: 'dev',
    memory: true,
    port: 0,
    clock,
    onRun: (run) => void runs.push(run),
  })
  const credentials = { accessKeyId: 'AKIDANYBODY', secretAccessKey: 'any' }
  const settings = { endpoint: app.url, region: 'us-east-1', credentials }
  const keysOf = async (pool: string | undefined) =>
    ((await (await fetch(`${app.url}/${pool}/.well-known/jwks.json`)).json()) as { keys: PublicKey[] }).keys

  async function ask(parameters: Readonly<Record<string, string>>): Promise<Verdict> {
    const form = new URLSearchParams({ Version: '2011-06-15', ...parameters })
    const answer = await fetch(app.url, { method: 'POST', body: form })
    const text = await answer.text()
    const of = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1]
    const subject = of('SubjectFromWebIdentityToken') ?? of('Subject')
    return {
      status: answer.status,
      ...(subject === undefined ? { code: of('Code'), message: of('Message') } : { subject }),
    }
  }

  return {
    issuer,
    forgeries,
    runs,
    clock,
    /** Becomes a role by a token. */
    web: (token: string, role: string) =>
      ask({
        Action: 'AssumeRoleWithWebIdentity',
        RoleArn: roleArn(role),
        RoleSessionName: 'ana',
        WebIdentityToken: token,
      }),
    /** Becomes a role by a SAML response. */
    saml: (response: string) =>
      ask({
        Action: 'AssumeRoleWithSAML',
        RoleArn: roleArn('clerk'),
        PrincipalArn: partner,
        SAMLAssertion: response.startsWith('<') || response === '' ? encode(response) : response,
      }),
    /** The tokens of somebody who has just signed up with a user pool. */
    async signedIn(name: string) {
      const pool = app.model().pools.find((one) => one.name === name)
      const aws = new CognitoIdentityProviderClient(settings)
      const of = { ClientId: pool?.clients[0]?.id, Username: randomUUID() }
      const Password = 'Corr3ct-Horse!'
      await aws.send(new SignUpCommand({ ...of, Password }))
      await aws.send(new AdminConfirmSignUpCommand({ UserPoolId: pool?.id, Username: of.Username }))
      const AuthParameters = { USERNAME: of.Username, PASSWORD: Password }
      const { AuthenticationResult } = await aws.send(
        new InitiateAuthCommand({ ClientId: of.ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
      )
      const { IdToken = '', AccessToken = '' } = AuthenticationResult ?? {}
      return { IdToken, AccessToken, keys: await keysOf(pool?.id) }
    },
    /** The token that the basic flow gives to a guest of an identity pool. */
    async guest(name: string) {
      const pool = app.model().identityPools.find((one) => one.name === name)
      const aws = new CognitoIdentityClient(settings)
      const { IdentityId } = await aws.send(new GetIdCommand({ IdentityPoolId: pool?.id }))
      const { Token = '' } = await aws.send(new GetOpenIdTokenCommand({ IdentityId }))
      return { IdentityId, Token, keys: await keysOf(pool?.id) }
    },
    async close() {
      await app.close()
      issuer.close()
      remove()
    },
  }
}
