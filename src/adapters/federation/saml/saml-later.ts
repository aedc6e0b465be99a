import type { SamlPorts } from '../../../engine/federation/saml/saml-port.ts'
import type { OutsideNeeds } from '../../outside/open-outside.ts'
import type { SamlMetadata } from '../../../model/saml-metadata.ts'
import type { SamlWorld } from './open-saml-providers.ts'

/** What it is made of: where metadata may be, and the keys of pools. */
export type SamlNeeds = Pick<OutsideNeeds, 'clock' | 'allowLocal' | 'lookup' | 'connect' | 'time'> &
  Pick<SamlWorld, 'keys'>

interface Opened {
  readonly saml: SamlPorts['saml']
  close(): void
}

// Milliseconds that metadata are kept before they are fetched again.
const hour = 3_600_000
/** Milliseconds for which they count on where a provider does not answer. */
const day = 24 * hour

/** SAML by libraries that are loaded with the first message: many projects know no such provider. */
export function samlLater(needs: SamlNeeds): SamlPorts['saml'] & { close(): Promise<void> } {
  let opened: Promise<Opened> | undefined
  const saml = async () => (await (opened ??= open(needs))).saml
  return {
    askSignIn: async (...asked) => (await saml()).askSignIn(...asked),
    readSignIn: async (...asked) => (await saml()).readSignIn(...asked),
    askSignOut: async (...asked) => (await saml()).askSignOut(...asked),
    readSignOut: async (...asked) => (await saml()).readSignOut(...asked),
    answerSignOut: async (...asked) => (await saml()).answerSignOut(...asked),
    describe: async (...asked) => (await saml()).describe(...asked),
    async close() {
      const all = await opened?.catch(() => undefined)
      all?.close()
    },
  }
}

async function open({ clock, allowLocal, keys, ...means }: SamlNeeds): Promise<Opened> {
  const [{ openDocuments }, { openKept }, { openMetadata }, { openSamlProviders }] = await Promise.all([
    import('../../outside/documents.ts'),
    import('../../outside/kept.ts'),
    import('../../outside/saml/take-metadata.ts'),
    import('./open-saml-providers.ts'),
  ])
  const documents = openDocuments(means)
  const kept = openKept<SamlMetadata>({ ticks: () => clock.ticks(), lasts: hour, stale: day })
  const metadata = openMetadata({ documents, metadata: kept, allowLocal })
  return { saml: openSamlProviders({ metadata, keys }), close: () => documents.close() }
}
