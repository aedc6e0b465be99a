import type { IdentityProvider } from '../../engine/federation/federation-port.ts'
import { isSocial } from '../../engine/pools/provider-details.ts'
import { html, type Html } from './html.ts'
import type { Words } from './words/words.ts'

/** Somebody else at whom people may sign in, as a button shows it. */
export interface ProviderShown {
  /** The whole text of the button, in the visitor's language. */
  readonly text: string
  /** The provider's name, whose first letter is its mark. */
  readonly name: string
  /** What kind it is: a company's own has a mark of its own. */
  readonly kind: 'social' | 'enterprise'
  /** An address of ours, that leads there. */
  readonly href: string
}

// A house with windows: nobody's trade mark.
const house = html`<svg viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="1.4">
  <path d="M2 12.5h10M3.2 12.5v-11h7.6v11M5.6 4.2h.01M8.4 4.2h.01M5.6 7h.01M8.4 7h.01M6 12.5V10h2v2.5" />
</svg>`

/** The first letter of a name, whole even where it takes more than one character to write it. */
const initial = (name: string) =>
  [...new Intl.Segmenter().segment(name.trim())][0]?.segment.toUpperCase() ?? ''

/** A button that leads to somebody else's sign-in. Its mark is for the eye alone. */
export const providerButton = ({ text, name, kind, href }: ProviderShown): Html =>
  html`<a
    class="button second ${kind === 'social' ? 'socialButton-customizable' : 'idpButton-customizable'}"
    href="${href}"
    ><span class="mark" aria-hidden="true">${kind === 'social' ? initial(name) : house}</span
    ><span>${text}</span></a
  >`

/** All of them, one below the other. */
export const providerButtons = (providers: readonly ProviderShown[]): Html =>
  html`<ul class="providers">
    ${providers.map((provider) => html`<li>${providerButton(provider)}</li>`)}
  </ul>`

/** What companies call themselves whose providers bear another name in a pool. */
const names: Readonly<Record<string, string>> = { LoginWithAmazon: 'Amazon', SignInWithApple: 'Apple' }

/** A provider as its button shows it, which leads to `href`. */
export function shownProvider(
  { providers }: Words,
  { ProviderName, ProviderType }: IdentityProvider,
  href: string,
): ProviderShown {
  const name = (isSocial(ProviderType) ? names[ProviderName] : undefined) ?? ProviderName
  return {
    name,
    text: providers.continueWith(name),
    kind: isSocial(ProviderType) ? 'social' : 'enterprise',
    href,
  }
}
