import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { callback, shop, type Shop } from './world.ts'

/** What an endpoint for programs has answered. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  /** The text as JSON; nothing where it is none. */
  readonly body: Readonly<Record<string, any>>
}
export type Form = Readonly<Record<string, string>>

/** Sends a request byte by byte as it is said, with whatever `Host`, to this machine. */
export function send(
  address: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Form; body?: string } = {},
): Promise<Answer> {
  const { port, pathname, search } = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, method, path: `${pathname}${search}`, headers, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: read(text) })
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

function read(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body']
  } catch {
    return {}
  }
}

const formType = 'application/x-www-form-urlencoded'

/** Sends a form as a program does. */
export const post = (address: string, form: Form | string, headers: Form = {}): Promise<Answer> =>
  send(address, {
    method: 'POST',
    headers: { 'content-type': formType, ...headers },
    body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  })

/** HTTP Basic. */
export const basic = (id: string, secret: string): Form => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})
export const bearer = (token: string): Form => ({ authorization: `Bearer ${token}` })

/** A verifier that nobody guesses, and what is sent ahead of it. */
export function pkce() {
  const code_verifier = randomBytes(32).toString('base64url')
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url')
  return { code_verifier, asked: { code_challenge, code_challenge_method: 'S256' } }
}

/** A shop as programs see it. */
export async function programs(...args: Parameters<typeof shop>) {
  const world = await shop(...args)
  return { ...world, ...endpointsOf(world) }
}
export type Programs = Awaited<ReturnType<typeof programs>>

function endpointsOf(world: Shop) {
  const { domain, client } = world
  const at = (path: string) => `${domain}${path}`
  /** The code that an app gets for somebody who signs in. */
  async function code(asked: Form = {}, name = 'web'): Promise<string> {
    const query = new URLSearchParams({
      client_id: client(name),
      response_type: 'code',
      redirect_uri: callback,
      ...asked,
    })
    const back = await world.signIn(`${at('/oauth2/authorize')}?${query}`)
    return back.searchParams.get('code') ?? `none: ${back}`
  }
  const token = (form: Form | string, headers?: Form) => post(at('/oauth2/token'), form, headers)
  return {
    at,
    code,
    token,
    /** Trades a code of the app `web`, unless it is said otherwise. */
    redeem: (given: string, more: Form = {}, headers?: Form) =>
      token(
        {
          grant_type: 'authorization_code',
          code: given,
          redirect_uri: callback,
          ...(headers?.['authorization'] === undefined && { client_id: client('web') }),
          ...more,
        },
        headers,
      ),
    userInfo: (headers: Form, method = 'GET') => send(at('/oauth2/userInfo'), { method, headers }),
    revoke: (form: Form, headers?: Form) => post(at('/oauth2/revoke'), form, headers),
    async secret(name: string): Promise<string> {
      const { UserPoolClient } = await world.aws.send(
        new DescribeUserPoolClientCommand({ UserPoolId: world.UserPoolId, ClientId: client(name) }),
      )
      return UserPoolClient?.ClientSecret ?? ''
    },
  }
}
