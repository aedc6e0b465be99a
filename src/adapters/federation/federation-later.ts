import type { Federation, FederationNeeds } from './open-federation.ts'

/** Conversations with providers, by libraries that are loaded with the first of them: many projects know none. */
export function federationLater(needs: FederationNeeds): Pick<Federation, 'by'> & { close(): Promise<void> } {
  let opening: Promise<Federation> | undefined
  const opened = () =>
    (opening ??= import('./open-federation.ts').then(({ openFederation }) => openFederation(needs)))
  return {
    by: (secret) => ({
      begin: async (...asked) => (await opened()).by(secret).begin(...asked),
      ask: async (...asked) => (await opened()).by(secret).ask(...asked),
    }),
    async close() {
      const federation = await opening?.catch(() => undefined)
      federation?.close()
    },
  }
}
