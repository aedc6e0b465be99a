import type { AppClient, UserPool } from '../../model/pool.ts'

/** A client whose people sign in at the pages of its pool, and where that is. */
export interface SignInPage {
  readonly pool: string
  readonly client: string
  readonly address: string
}

/** Where the domain of a pool is on a server, by the path that every program can resolve. */
export const domainAt = (url: string, { domain }: Pick<UserPool, 'domain'>): string | undefined =>
  domain && `${url}/${domain.Domain}`

/** The sign-in page of each client that sends people to one: what a person opens who wants to see it. */
export const signInPages = (url: string, pools: readonly UserPool[]): readonly SignInPage[] =>
  pools.flatMap((pool) =>
    pool.clients.flatMap((client) => {
      const address = pageOf(domainAt(url, pool), client)
      return address === undefined ? [] : [{ pool: pool.name, client: client.name, address }]
    }),
  )

function pageOf(domain: string | undefined, { id, properties }: AppClient): string | undefined {
  const { AllowedOAuthFlowsUserPoolClient: served, AllowedOAuthFlows: flows = [] } = properties
  const { CallbackURLs: [first] = [], DefaultRedirectURI: back = first } = properties
  const response_type = flows.includes('code') ? 'code' : flows.includes('implicit') ? 'token' : undefined
  if (domain === undefined || !served || !response_type || !back) return undefined
  return `${domain}/login?${new URLSearchParams({ client_id: id, response_type, redirect_uri: back })}`
}
