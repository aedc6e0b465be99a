import type { Step } from '../flow.ts'
import type { Texts } from '../sign-in/turn.ts'

/** Reads whose account a caller means who has not signed in, and what proves the caller's client. */
export const readAccount: Step<
  { Username: string; SecretHash?: string | undefined; ClientMetadata?: Texts | undefined },
  { typed: string; shownHash: string | undefined; clientMetadata: Texts | undefined }
> = {
  name: 'read account',
  run: ({ Username, SecretHash, ClientMetadata }) => ({
    typed: Username,
    shownHash: SecretHash,
    clientMetadata: ClientMetadata,
  }),
}
