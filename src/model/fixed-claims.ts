/** Claims that no script can add, change or suppress, in either token. */
export const fixedClaims: ReadonlySet<string> = new Set([
  'cognito:username',
  'username',
  'sub',
  'identities',
  'client_id',
  'event_id',
  'device_key',
  'version',
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'token_use',
])

/** Claims by which groups are told, and the roles that come of them. */
export const groupClaims: ReadonlySet<string> = new Set([
  'cognito:groups',
  'cognito:roles',
  'cognito:preferred_role',
])

/** Whether a claim is what Cognito says, whatever a script says. */
export const isFixedClaim = (name: string): boolean =>
  fixedClaims.has(name) || (name.startsWith('cognito:') && !groupClaims.has(name))
