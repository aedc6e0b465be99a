/** Issuers that all of their customers have in common, so that only `sub` says whose a token is. */
const issuers = [
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'app.terraform.io',
  'agent.buildkite.com',
  'vstoken.actions.githubusercontent.com',
]

/** Whether a provider makes tokens for everybody who has an account there. */
export const isSharedIssuer = (provider: string): boolean =>
  issuers.some((one) => provider === one || provider.startsWith(`${one}/`))

/**
 * Whether a pattern for `sub` says whose tokens it means: before its first wildcard stands the whole name of an
 * owner, as in `repo:shop/*`. Without a wildcard it is one token's.
 */
export function namesOwner(sub: string, isPattern: boolean): boolean {
  const end = isPattern ? sub.search(/[*?]/) : -1
  return end < 0 || /^\w+:(\/\/)?[^:/]+[:/]/.test(sub.slice(0, end))
}
