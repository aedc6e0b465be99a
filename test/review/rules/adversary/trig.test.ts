import { attempts } from './attempts.ts'

const fetches = (rules: string, more: Readonly<Record<string, string>> = {}) => ({
  'triggers/enrich.trigger.yaml': `script: ./enrich.js\nhooks: [preTokenGeneration]\ncapabilities: { fetch: [${rules}] }\n`,
  'triggers/enrich.js': 'export const handler = async (event) => event\n',
  ...more,
})
const filled = (to: string, said: string) => ({
  'pools/shop.pool.yaml': `triggers: { preTokenGeneration: { use: enrich, with: { url: '${said}' } } }\n`,
  'triggers/enrich.trigger.yaml': `script: ./enrich.js\nhooks: [preTokenGeneration]\nparameters: { url: { type: string, format: uri } }\ncapabilities: { fetch: ['${to}'] }\n`,
  'triggers/enrich.js': 'export const handler = async (event) => event\n',
})
attempts(
  'PW-TRIG-001',
  [
    ['under a name that is rented', fetches("'GET https://*.vercel.app/*'")],
    ['under a whole country', fetches("'GET https://*.com/*'")],
    ['by what a stage says', filled('GET {url}', 'http://profiles.example.com/a')],
  ],
  [
    ['one host', fetches("'GET https://profiles.example.com/*'")],
    ['a wildcard in the path', fetches("'* https://profiles.example.com/v1/*'")],
  ],
)
attempts(
  'PW-TRIG-002',
  [
    ['as one number', fetches("'GET http://2852039166/'")],
    ['in hexadecimal', fetches("'GET http://0xa9.0xfe.0xa9.0xfe/'")],
    ['in octal', fetches("'GET http://0251.0376.0251.0376/'")],
    ['as an address of the newer kind', fetches("'GET http://[fe80::1]/'")],
    ['as an address in another one', fetches("'GET http://[::ffff:169.254.169.254]/'")],
    ['of containers', fetches("'GET http://169.254.170.2/*'")],
    ['by https', fetches("'GET https://10.0.0.7/*'")],
    ['by what a stage says', filled('GET {url}', 'http://169.254.169.254/latest')],
  ],
  [
    ['a public address', fetches("'GET https://93.184.216.34/*'")],
    ['a name that begins so', fetches("'GET https://10.example.com/*'")],
    ['one that says so', fetches("{ to: 'GET http://10.0.0.7/*', private: true }")],
  ],
)

const signUp = (body: string, pool = '') => ({
  'pools/shop.pool.yaml': `${pool}signUp: { selfService: true, verify: [email] }\ntriggers: { preSignUp: welcome }\nclients: { web: { auth: [srp] } }\n`,
  'triggers/welcome.trigger.yaml': 'script: ./welcome.ts\nhooks: [preSignUp]\n',
  'triggers/welcome.ts': `export const handler = async (event: any) => {\n${body}\nreturn event\n}\n`,
})
attempts(
  'PW-TRIG-006',
  [
    [
      'for all but one domain',
      signUp(
        "event.response.autoVerifyEmail = !event.request.userAttributes.email.endsWith('@blocked.example')",
      ),
    ],
    [
      'where the caller says so',
      signUp("if (event.request.clientMetadata?.trusted === 'true') event.response.autoVerifyEmail = true"),
    ],
    [
      'where the caller says anything',
      signUp(
        "const { validationData } = event.request\nif (validationData?.['invite']) event.response.autoVerifyEmail = true",
      ),
    ],
    [
      'all at once',
      signUp('Object.assign(event.response, { autoVerifyEmail: true, autoConfirmUser: true })'),
    ],
  ],
  [
    [
      'a domain of its own',
      signUp("event.response.autoVerifyEmail = event.request.userAttributes.email.endsWith('@shop.example')"),
    ],
    ['a comment', signUp('// event.response.autoVerifyEmail = true')],
    [
      'accounts that administrators make',
      signUp("event.response.autoVerifyEmail = event.triggerSource === 'PreSignUp_AdminCreateUser'"),
    ],
    [
      'a secret that the caller has to know',
      signUp(
        "if (event.request.clientMetadata?.invite === process.env.INVITE_CODE + 'x') event.response.autoVerifyEmail = true",
      ),
    ],
  ],
)

const define = (body: string) => ({
  'pools/shop.pool.yaml': 'triggers: { defineAuthChallenge: ask }\nclients: { web: { auth: [custom] } }\n',
  'triggers/ask.trigger.yaml': 'script: ./ask.ts\nhooks: [defineAuthChallenge]\n',
  'triggers/ask.ts': `export const handler = async (event: any) => {\nconst { session } = event.request\n${body}\nreturn event\n}\n`,
})
const earned =
  "event.response.issueTokens = session.at(-1)?.challengeResult === true && session.at(-1)?.challengeName === 'CUSTOM_CHALLENGE'"
attempts(
  'PW-TRIG-007',
  [
    ['once so many were tried', define('event.response.issueTokens = session.length >= 3')],
    [
      'where any is right, and none is',
      define('event.response.issueTokens = session.every((one: any) => one.challengeResult)'),
    ],
    [
      'whatever it was that was right',
      define('event.response.issueTokens = session.at(-1)?.challengeResult === true'),
    ],
    ['to nobody', define(`${earned} || event.request.userNotFound`)],
    ['where the caller says so', define(`${earned} || event.request.clientMetadata?.skip === 'true'`)],
  ],
  [
    ['what is earned', define(earned)],
    ['what is earned, with words about what is not', define(`${earned} // issueTokens = true`)],
    [
      'what is earned, be the caller somebody or other',
      define(`${earned}\nif (event.request.clientMetadata?.theme) console.log('theme')`),
    ],
  ],
)

const claims = (body: string) => ({
  'pools/shop.pool.yaml':
    'attributes: { team: {} }\ntriggers: { preTokenGeneration: claims }\ngroups: { admins: {} }\nclients: { web: { auth: [srp] } }\n',
  'triggers/claims.trigger.yaml': 'script: ./claims.ts\nhooks: [preTokenGeneration]\n',
  'triggers/claims.ts': `export const handler = async (event: any) => {\n${body}\nreturn event\n}\n`,
})
const groups = (value: string) =>
  `event.response.claimsOverrideDetails = { groupOverrideDetails: { groupsToOverride: ${value} } }`
attempts(
  'PW-TRIG-013',
  [
    [
      'by a list in an attribute',
      claims(groups("(event.request.userAttributes['custom:team'] ?? '').split(',').filter(Boolean)")),
    ],
    [
      'where an attribute is one of the groups',
      claims(groups("event.request.userAttributes['custom:team'] === 'admins' ? ['admins'] : []")),
    ],
    [
      'where the caller names it, under a word of its own',
      claims(
        groups('event.request.clientMetadata?.workspace ? [event.request.clientMetadata.workspace] : []'),
      ),
    ],
    [
      'under a claim of its own',
      claims(
        "event.response.claimsOverrideDetails = { claimsToAddOrOverride: { 'cognito:groups': event.request.userAttributes['custom:team'] ?? '' } }",
      ),
    ],
  ],
  [
    ['the groups of the pool', claims(groups('event.request.groupConfiguration.groupsToOverride'))],
    [
      'an attribute that decides nothing',
      claims(
        "event.response.claimsOverrideDetails = { claimsToAddOrOverride: { colour: event.request.userAttributes['custom:team'] ?? '' } }",
      ),
    ],
  ],
)

const guard = (body: string, more: Readonly<Record<string, string>> = {}) => ({
  'pools/shop.pool.yaml': 'triggers: { preSignUp: { use: staff, onError: continue } }\n',
  'triggers/staff.trigger.yaml': 'script: ./staff.ts\nhooks: [preSignUp]\n',
  'triggers/staff.ts': body,
  ...more,
})
attempts(
  'PW-TRIG-010',
  [
    [
      'by what is called back',
      guard(
        "export const handler = (event: any, context: any, callback: any) => callback(new Error('staff only'))\n",
      ),
    ],
    [
      'by a promise',
      guard("export const handler = (event: any) => Promise.reject(new Error('staff only'))\n"),
    ],
    [
      'in a file that the script exports from',
      guard("export { handler } from './real.ts'\n", {
        'triggers/real.ts': "export const handler = async () => { throw new Error('staff only') }\n",
      }),
    ],
    [
      'with a constant beside it',
      guard(
        "enum Why { Staff = 'staff only' }\nexport const handler = async () => { throw new Error(Why.Staff) }\n",
      ),
    ],
  ],
  [
    [
      'what gives the event back',
      guard('export const handler = (event: any, context: any, callback: any) => callback(null, event)\n'),
    ],
    [
      'words about refusing',
      guard(
        "// throw new Error('staff only')\nexport const handler = async (event: any) => { console.log('throw'); return event }\n",
      ),
    ],
    [
      'a failure that is caught in its place',
      guard(
        "export const handler = async (event: any) => {\n  try { if (!event.ok) throw new Error('later') } catch { console.log('later') }\n  return event\n}\n",
      ),
    ],
  ],
)

const draws = (body: string, more: Readonly<Record<string, string>> = {}) => ({
  'triggers/ask.trigger.yaml': 'script: ./ask.ts\nhooks: [createAuthChallenge]\n',
  'triggers/ask.ts': `${body}\nexport const handler = async (event: any) => event\n`,
  ...more,
})
attempts(
  'PW-TRIG-015',
  [
    ['in brackets', draws("Math['random']()")],
    ['by the global object', draws('globalThis.Math.random()')],
    ['taken apart', draws('const { random } = Math\nrandom()')],
    ['taken apart under another name', draws('const { random: draw } = globalThis.Math')],
    ['by another name', draws('const m = Math\nm.random()')],
    ['handed on', draws('const draw = Math.random')],
    [
      'in a file that the script imports',
      draws("import { code } from './code.js'", {
        'triggers/code.ts': 'export const code = () => Math.random()\n',
      }),
    ],
    ['beside an enum', draws('enum A { B }\nMath.random()')],
  ],
  [
    ['words about it', draws("// Math.random()\nconst a = 'Math.random()'")],
    ['another random', draws('const dice = { random: () => 4 }\ndice.random()')],
    ['what else there is of numbers', draws('Math.floor(1.5)')],
  ],
)

const exported = (body: string, more: Readonly<Record<string, string>> = {}) => ({
  'triggers/greet.trigger.yaml': 'script: ./greet.ts\nhooks: [postConfirmation]\n',
  'triggers/greet.ts': body,
  ...more,
})
attempts(
  'PW-TRIG-005',
  [
    ['under another name', exported('export const handle = async (event: object) => event\n')],
    ['as a type alone', exported('export type handler = () => void\nexport const other = 1\n')],
    [
      'in a namespace',
      exported(
        'namespace A { export const handler = async (event: object) => event }\nexport const other = 1\n',
      ),
    ],
  ],
  [
    ['a function', exported('export async function handler(event: object) { return event }\n')],
    [
      'another name for it',
      exported('const main = async (event: object) => event\nexport { main as handler }\n'),
    ],
    [
      'one of another file',
      exported("export { handler } from './real.ts'\n", {
        'triggers/real.ts': 'export const handler = async (event: object) => event\n',
      }),
    ],
    ['all of another file', exported("export * from './real.ts'\n")],
    ['taken apart', exported('export const { handler } = { handler: async (event: object) => event }\n')],
  ],
)
