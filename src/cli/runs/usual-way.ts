import type { AppClient } from '../../model/pool.ts'

/** How people usually sign in at a client: by the first of the ways that take a password and that it allows. */
export function usualWay({ properties: { ExplicitAuthFlows = [] } }: AppClient): string {
  const ways = { ALLOW_USER_SRP_AUTH: 'srp', ALLOW_USER_PASSWORD_AUTH: 'password' }
  const [way] = Object.entries(ways).filter(([flow]) =>
    (ExplicitAuthFlows as readonly string[]).includes(flow),
  )
  return way?.[1] ?? 'adminPassword'
}
