import type { AppClient } from '../model/pool.ts'
import type { JsonObject } from '../model/trigger.ts'

/** What a caller holds who has begun to sign in: a question to answer, or tokens. */
export interface SignedIn {
  readonly client: AppClient
  /** As the sign-in began. */
  readonly typed: string
  /** Whether a server of the author's does it for the user (ADMIN_USER_PASSWORD_AUTH). */
  readonly admin: boolean
  readonly challenge?: string
  readonly session?: string
  readonly parameters?: Readonly<Record<string, string>>
  /** The key of a device that the pool has just told of, and of one that is confirmed. */
  readonly newDevice?: string
  readonly device?: string
  readonly tokens?: {
    readonly id?: string
    readonly access?: string
    readonly refresh?: string
  }
}

/** The claims of a token; nothing is verified. */
export const claimsOf = (token: string): JsonObject =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JsonObject

interface AuthAnswer {
  readonly ChallengeName?: string
  readonly Session?: string
  readonly ChallengeParameters?: Readonly<Record<string, string>>
  readonly AuthenticationResult?: {
    readonly IdToken?: string
    readonly AccessToken?: string
    readonly RefreshToken?: string
    readonly NewDeviceMetadata?: { readonly DeviceKey?: string }
  }
}

/** What the caller holds after an answer to a sign-in; a refresh token stays until there is another. */
export function afterAnswer(
  { client, typed, admin, tokens: before, device }: SignedIn,
  output: object,
): SignedIn {
  const { ChallengeName, Session, ChallengeParameters, AuthenticationResult } = output as AuthAnswer
  const { IdToken, AccessToken, RefreshToken = before?.refresh } = AuthenticationResult ?? {}
  const newDevice = AuthenticationResult?.NewDeviceMetadata?.DeviceKey
  return {
    client,
    typed,
    admin,
    ...(device && { device }),
    ...(newDevice && { newDevice }),
    ...(ChallengeName && { challenge: ChallengeName }),
    ...(Session && { session: Session }),
    ...(ChallengeParameters && { parameters: ChallengeParameters }),
    ...(AuthenticationResult && {
      tokens: {
        ...(IdToken && { id: IdToken }),
        ...(AccessToken && { access: AccessToken }),
        ...(RefreshToken && { refresh: RefreshToken }),
      },
    }),
  }
}
