import type { AccessPorts } from '../../engine/access.ts'
import type { Outside, OutsideNeeds } from './open-outside.ts'

/** Verifies what others issued, by libraries that are loaded with the first of it: many projects know no others. */
export function outsideLater(needs: OutsideNeeds): AccessPorts['outside'] & { close(): Promise<void> } {
  let opened: Promise<Outside> | undefined
  const outside = () => (opened ??= import('./open-outside.ts').then(({ openOutside }) => openOutside(needs)))
  return {
    oidc: async (...asked) => (await outside()).oidc(...asked),
    social: async (...asked) => (await outside()).social(...asked),
    saml: async (...asked) => (await outside()).saml(...asked),
    async close() {
      const outside = await opened?.catch(() => undefined)
      outside?.close()
    },
  }
}
