/** The hooks of a user pool: what the YAML calls them, and the keys of `LambdaConfig`. */
export const hookNames = {
  preSignUp: 'PreSignUp',
  postConfirmation: 'PostConfirmation',
  preAuthentication: 'PreAuthentication',
  postAuthentication: 'PostAuthentication',
  customMessage: 'CustomMessage',
  defineAuthChallenge: 'DefineAuthChallenge',
  createAuthChallenge: 'CreateAuthChallenge',
  verifyAuthChallengeResponse: 'VerifyAuthChallengeResponse',
  preTokenGeneration: 'PreTokenGeneration',
  userMigration: 'UserMigration',
  customEmailSender: 'CustomEmailSender',
  customSMSSender: 'CustomSMSSender',
  inboundFederation: 'InboundFederation',
} as const

/** Hooks for which nobody waits: what their scripts answer is not read. */
export const asynchronous: ReadonlySet<string> = new Set<HookName>(['CustomEmailSender', 'CustomSMSSender'])

/** A hook as the YAML names it. */
export type HookKey = keyof typeof hookNames
/** A hook as AWS names it. */
export type HookName = (typeof hookNames)[HookKey]
/** The form of a hook's event. Only PreTokenGeneration has more than one. */
export type EventVersion = 'V1_0' | 'V2_0' | 'V3_0'
