import { Fault } from '../../model/fault.ts'
import type { AppClient } from '../../model/pool.ts'
import { hidesUsers } from '../client-rules.ts'
import type { Envelope, Hook } from '../hook.ts'

interface Response {
  readonly userAttributes?: Readonly<Record<string, string>> | null
  readonly finalUserStatus?: 'CONFIRMED' | 'RESET_REQUIRED' | null
  readonly messageAction?: 'SUPPRESS' | 'RESEND' | null
  readonly desiredDeliveryMediums?: readonly ('EMAIL' | 'SMS')[] | null
  readonly forceAliasCreation?: boolean | null
  readonly enableSMSMFA?: boolean | null
}
interface Needs extends Envelope {
  readonly password?: string | undefined
  readonly validationData: Readonly<Record<string, string>> | null
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

/** What a script knows of a user whom the pool does not. */
export interface Migrated {
  readonly attributes: Readonly<Record<string, string>>
  readonly status: 'CONFIRMED' | 'RESET_REQUIRED'
  readonly moveAliases: boolean
}

/**
 * What a caller hears of a migration that came to nothing: why is for the author to see. What is heard
 * where a client hides who exists is unverified.
 */
export const migrationFailed = (client: AppClient | undefined, cause: unknown) =>
  client && hidesUsers(client)
    ? new Fault('NotAuthorizedException', undefined, { cause })
    : new Fault('UserNotFoundException', `Exception migrating user in app client ${client?.id}.`, { cause })

/** Asks the script whether an unknown user is known elsewhere, and by what attributes. */
export const UserMigration: Hook<Needs, Response, { migrated: Migrated | undefined }> = {
  name: 'UserMigration',
  sources: ['UserMigration_Authentication', 'UserMigration_ForgotPassword'],
  request: ({ password, validationData, clientMetadata }) => ({
    ...(password !== undefined && { password }),
    validationData,
    clientMetadata: clientMetadata ?? null,
    userAttributes: null,
  }),
  response: () => ({
    userAttributes: null,
    forceAliasCreation: null,
    enableSMSMFA: null,
    finalUserStatus: null,
    messageAction: null,
    desiredDeliveryMediums: null,
  }),
  apply({ userAttributes, finalUserStatus, forceAliasCreation }) {
    if (!userAttributes) return { migrated: undefined }
    return {
      migrated: {
        attributes: userAttributes,
        status: finalUserStatus === 'CONFIRMED' ? 'CONFIRMED' : 'RESET_REQUIRED',
        moveAliases: forceAliasCreation === true,
      },
    }
  },
  failed: ({ client }, cause) => migrationFailed(client, cause),
}
