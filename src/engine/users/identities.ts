import type { LinkedIdentity } from '../../model/linked-identity.ts'

const told = ({ provider, type, value, issuer, primary, createdAt }: LinkedIdentity) => ({
  userId: value,
  providerName: provider,
  providerType: type,
  issuer,
  primary,
  dateCreated: createdAt,
})

/** The attribute `identities` of a user who has some: one text of JSON. */
export const identityAttribute = (
  identities: readonly LinkedIdentity[] | undefined,
): { readonly identities?: string } =>
  identities?.length ? { identities: JSON.stringify(identities.map(told)) } : {}

/** The claim of the ID token, whose truths and times are texts. */
export const identityClaim = (identities: readonly LinkedIdentity[] | undefined) =>
  identities?.length
    ? {
        identities: identities.map((identity) => ({
          ...told(identity),
          primary: String(identity.primary),
          dateCreated: String(identity.createdAt),
        })),
      }
    : {}
