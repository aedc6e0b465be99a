import { flow, type Step } from '../flow.ts'
import { associateAuthenticator, type Associated } from '../mfa/associate.ts'
import { verifyAuthenticator } from '../mfa/verify.ts'

type Here = { readonly session: string }

/** Draws the seed that a page shows, for the sign-in that this session opens. */
export const drawSeedAtPages: Step<Here, Associated> = flow<Here>('draw a seed at the pages')
  .step({
    name: 'bring the session',
    run: ({ session }: Here) => ({ Session: session, door: 'pages' as const }),
  })
  .step(associateAuthenticator)

type Showing = Here & { readonly code: string; readonly device: string }

/** Takes the first code of an authenticator app, as a page sends it. */
export const proveSeedAtPages: Step<Showing, { session: string | undefined }> = flow<Showing>(
  'prove a seed at the pages',
)
  .step({
    name: 'read the code',
    run: ({ session, code, device }: Showing) => ({
      Session: session,
      door: 'pages' as const,
      UserCode: code,
      FriendlyDeviceName: device || undefined,
    }),
  })
  .step(verifyAuthenticator)
