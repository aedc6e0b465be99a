import { period, seedOf, totp } from '../../../src/engine/secrets/totp.ts'
import { callback, password, shop, type Shop } from './world.ts'
import type { Shown } from './browser.ts'

/** The address at which an app of a world has somebody signed in. */
export const authorizeAt = (
  { domain, client }: Pick<Shop, 'domain' | 'client'>,
  app = 'web',
  more: Readonly<Record<string, string>> = {},
) =>
  `${domain}/oauth2/authorize?${new URLSearchParams({
    client_id: client(app),
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid',
    ...more,
  })}`

/** What stands in the title of a page. */
export const titleOf = ({ html }: Pick<Shown, 'html'>) => /<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1]?.trim()

/** What a page says went wrong. */
export const troubleIn = ({ html }: Pick<Shown, 'html'>) =>
  /role="alert"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1]?.trim()

/** Trades the code that an app was sent for tokens. */
export async function tokensFor(
  { domain, client }: Pick<Shop, 'domain' | 'client'>,
  { url }: Pick<Shown, 'url'>,
  app = 'web',
) {
  const answer = await fetch(`${domain}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(url).searchParams.get('code') ?? '',
      client_id: client(app),
      redirect_uri: url.split('?')[0] ?? '',
    }),
  })
  return (await answer.json()) as { id_token?: string; access_token?: string; error?: string }
}

export { callback, password, shop, type Shop, type Shown }

/** For a server of its own: what has it take every signal SIGUSR2 for four minutes. */
export const signalledClock = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    'const now=Date.now;let on=0;Date.now=()=>now()+on;process.on("SIGUSR2",()=>{on+=240000})',
  )}`,
} as const

/** Sends a form as no page has it: with these fields beside the word that proves whose it is. */
export async function forge(
  visitor: ReturnType<Shop['browser']>,
  page: Shown,
  fields: Readonly<Record<string, string>>,
): Promise<Shown> {
  const word = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
  return visitor.go(page.url, { method: 'POST', body: new URLSearchParams({ _csrf: word, ...fields }) })
}

/** What an authenticator app of this seed shows now, or periods later. */
export const totpOf = (seed: string, later = 0) =>
  totp(seedOf(seed) ?? Buffer.alloc(0), Math.floor(Date.now() / period) + later)
