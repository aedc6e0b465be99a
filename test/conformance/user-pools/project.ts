/** Where the scripts of the project are, as a pool that the API makes names them. */
export const script = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`

/** The only pool of the project that is declared. */
export const declaredPoolId = 'us-east-1_Declared1'

/** A project with one pool, and with the scripts that pools made through the API may name. */
export const files = {
  'pools/declared.pool.yaml': `
id: ${declaredPoolId}
signIn: { with: [username] }
signUp: { selfService: true, verify: [email] }
groups: { staff: { precedence: 1 } }
clients: { web: { auth: [password, refresh] } }
`,
  'triggers/refuse.trigger.yaml': 'script: ./refuse.js\nhooks: [preSignUp, preAuthentication]\n',
  'triggers/refuse.js': `
exports.handler = async () => {
  throw new Error('not today')
}
`,
  'triggers/let-in.trigger.yaml': 'script: ./let-in.js\nhooks: [preSignUp]\n',
  'triggers/let-in.js': `
exports.handler = async (event) => {
  event.response = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false }
  return event
}
`,
  'triggers/define.trigger.yaml': 'script: ./define.js\nhooks: [defineAuthChallenge]\n',
  'triggers/define.js': `
exports.handler = async (event) => {
  const { session } = event.request
  const last = session[session.length - 1]
  if (!last) event.response.challengeName = 'CUSTOM_CHALLENGE'
  else if (last.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER'
  else if (last.challengeName === 'PASSWORD_VERIFIER') event.response.challengeName = 'CUSTOM_CHALLENGE'
  else if (last.challengeResult) event.response.issueTokens = true
  else if (session.length > 3) event.response.failAuthentication = true
  else event.response.challengeName = 'CUSTOM_CHALLENGE'
  return event
}
`,
  'triggers/create.trigger.yaml': 'script: ./create.js\nhooks: [createAuthChallenge]\n',
  'triggers/create.js': `
exports.handler = async (event) => {
  event.response.publicChallengeParameters = { question: 'two and two' }
  event.response.privateChallengeParameters = { answer: '4' }
  event.response.challengeMetadata = 'SUM'
  return event
}
`,
  'triggers/verify.trigger.yaml': 'script: ./verify.js\nhooks: [verifyAuthChallengeResponse]\n',
  'triggers/verify.js': `
exports.handler = async (event) => {
  event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer
  return event
}
`,
}
