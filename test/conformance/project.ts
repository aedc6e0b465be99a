/** A project for real clients: people with user names, people with e-mail addresses, a client with a secret. */
export const files = {
  'pools/people.pool.yaml': `
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
attributes:
  email: { required: true }
  plan: { type: string, max: 16, adminOnly: true }
groups: { staff: { precedence: 1 } }
triggers:
  preSignUp: { use: guard, with: { refuse: evil.example } }
  preTokenGeneration: { use: claims, version: V2_0 }
  defineAuthChallenge: define
  createAuthChallenge: create
  verifyAuthChallengeResponse: verify
clients:
  web: { auth: [password, srp, custom, refresh], hideUserExistence: true }
  admin: { auth: [adminPassword, refresh] }
  confidential: { secret: true, auth: [password, refresh] }
  open: { auth: [password, srp], hideUserExistence: false }
  rotating: { auth: [password], tokens: { rotation: {} } }
`,
  'pools/members.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
clients:
  web: { auth: [password, srp, refresh] }
`,
  'triggers/guard.trigger.yaml': 'script: ./guard.ts\nhooks: [preSignUp]\n',
  'triggers/guard.ts': `
export const handler = async (event: any, context: any) => {
  if (event.request.userAttributes.email.endsWith(context.poolwright.with.refuse)) throw new Error('not from there')
  return event
}
`,
  'triggers/claims.trigger.yaml': 'script: ./claims.ts\nhooks: [preTokenGeneration]\n',
  'triggers/claims.ts': `
export const handler = async (event: any) => {
  const claims = { claimsToAddOrOverride: { tier: event.request.userAttributes['custom:plan'] ?? 'free' } }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
  return event
}
`,
  'triggers/define.trigger.yaml': 'script: ./define.js\nhooks: [defineAuthChallenge]\n',
  'triggers/define.js': `
exports.handler = (event, context, callback) => {
  const last = event.request.session[event.request.session.length - 1]
  if (last && last.challengeResult) event.response.issueTokens = true
  else if (event.request.session.length >= 3) event.response.failAuthentication = true
  else event.response.challengeName = 'CUSTOM_CHALLENGE'
  callback(null, event)
}
`,
  'triggers/create.trigger.yaml': 'script: ./create.ts\nhooks: [createAuthChallenge]\n',
  'triggers/create.ts': `
export const handler = async (event: any) => {
  event.response = {
    publicChallengeParameters: { question: 'two and two' },
    privateChallengeParameters: { answer: '4' },
    challengeMetadata: 'SUM',
  }
  return event
}
`,
  'triggers/verify.trigger.yaml': 'script: ./verify.ts\nhooks: [verifyAuthChallengeResponse]\n',
  'triggers/verify.ts': `
export const handler = async (event: any) => {
  event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer
  return event
}
`,
}
