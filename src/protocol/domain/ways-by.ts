import { providersOf } from '../../engine/federation/choose-provider.ts'
import type { AppClient } from '../../model/pool.ts'
import { shownProvider, type ProviderShown } from '../login/providers.ts'
import type { Words } from '../login/words/words.ts'
import { pageAddress } from './arrive.ts'
import type { Visit } from './visit.ts'

/**
 * By whom else people may sign in to an app. Who is known by domains has no button: a page that everybody sees does not
 * tell whose companies these are, which is unverified.
 */
export function waysBy(
  { base, query, pool }: Visit,
  words: Words,
  client: AppClient,
): { readonly providers: readonly ProviderShown[]; readonly asksCompany: boolean } {
  const { identity_provider: _, idp_identifier: __, ...said } = query
  const all = providersOf(pool, client)
  const open = all.filter(({ IdpIdentifiers = [] }) => !IdpIdentifiers.length)
  const leadingTo = (name: string) =>
    pageAddress({ base, query: { ...said, identity_provider: name } }, '/oauth2/authorize')
  return {
    providers: open.map((idp) => shownProvider(words, idp, leadingTo(idp.ProviderName))),
    asksCompany: open.length < all.length,
  }
}
