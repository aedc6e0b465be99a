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
export async function tokensFor({ domain, client }: Shop, { url }: Shown, app = 'web') {
  const answer = await fetch(`${domain}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(url).searchParams.get('code') ?? '',
      client_id: client(app),
      redirect_uri: callback,
    }),
  })
  return (await answer.json()) as { id_token?: string; error?: string }
}

export { callback, password, shop, type Shop, type Shown }
