/** What the names before `ALLOW_` allow: some clients of long ago still carry them. */
const legacy: Readonly<Record<string, readonly string[]>> = {
  ADMIN_NO_SRP_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  CUSTOM_AUTH_FLOW_ONLY: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
}

/** The flows of a client by the names that they have now. */
export const presentFlows = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => (Object.hasOwn(legacy, name) ? (legacy[name] ?? []) : [name]))
