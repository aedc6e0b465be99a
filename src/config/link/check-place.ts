import { addressIn, isLocalhost } from '../../model/fetch-rule.ts'
import { isPublicAddress } from '../../model/public-address.ts'
import type { Environment } from '../merge/environment.ts'
import type { Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import type { Tell } from './tell.ts'

/** Warns of a place that `serve` fetches nothing from: this machine, or a private address. */
export function checkPlace(
  provider: Resource,
  path: Path,
  url: string,
  { name }: Environment,
  tell: Tell,
): void {
  if (name === undefined || name === 'dev' || !URL.canParse(url)) return
  const { hostname } = new URL(url)
  const address = addressIn(hostname)
  if (!isLocalhost(hostname) && (address === undefined || isPublicAddress(address))) return
  tell(provider, path, {
    rule: 'PW-LINK-028',
    severity: 'warning',
    message: `\`${url}\` is not on the public internet, and \`serve\` fetches nothing from there`,
    help: `patch it under \`patch\` of the environment \`${name}\``,
  })
}
