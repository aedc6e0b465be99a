import { full } from 'acorn-walk'
import { appsOf, flowsOf, isMachine } from '../../lint/questions/apps.ts'
import { boundHook } from '../../lint/questions/bound-hooks.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'
import type { Script } from '../../lint/script.ts'

const script = `
export const handler = async (event) => {
  event.response.challengeName = 'CUSTOM_CHALLENGE'
  return event
}
`

/** Custom sign-ins that begin and cannot end. */
export const customSignInWhole: Rule = {
  id: 'PW-TRIG-012',
  severity: 'error',
  score: 4,
  title: 'a custom sign-in asks a challenge that nobody makes up or nobody checks',
  why: 'A `CUSTOM_CHALLENGE` is made up by CreateAuthChallenge and checked by VerifyAuthChallengeResponse. Where one of them is missing, everybody who signs in so is refused half way. Bind both; that DefineAuthChallenge is missing is told whenever files are read.',
  source: 'Cognito user pools, custom authentication challenge Lambda triggers',
  bad: {
    'pools/shop.pool.yaml': `
triggers: { defineAuthChallenge: ask, createAuthChallenge: ask }
clients: { web: { auth: [custom, refresh] } }
`,
    'triggers/ask.trigger.yaml': 'script: ./ask.js\nhooks: [defineAuthChallenge, createAuthChallenge]\n',
    'triggers/ask.js': script,
  },
  good: {
    'pools/shop.pool.yaml': `
triggers: { defineAuthChallenge: ask, createAuthChallenge: ask, verifyAuthChallengeResponse: ask }
clients: { web: { auth: [custom, refresh] } }
`,
    'triggers/ask.trigger.yaml':
      'script: ./ask.js\nhooks: [defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse]\n',
    'triggers/ask.js': script,
  },
  *check(project) {
    for (const pool of project.all('pool')) {
      const { triggers = {} } = pool.says
      const app = appsOf(pool).find((one) => !isMachine(one) && flowsOf(one).includes('custom'))
      const missing = (['createAuthChallenge', 'verifyAuthChallengeResponse'] as const).filter(
        (hook) => !triggers[hook],
      )
      if (!app || !triggers.defineAuthChallenge || !missing.length || !mayAsk(project, pool)) continue
      yield {
        message: `nothing stands at ${missing.map((hook) => `\`${hook}\``).join(' and ')}: a custom challenge can never be passed`,
        at: { resource: pool, path: ['triggers', 'defineAuthChallenge'], of: 'key' },
        help: `bind ${missing.map((hook) => `\`${hook}\``).join(' and ')} under \`triggers\``,
        related: [{ message: `\`${app.name}\` signs people in so`, at: app.at('auth') }],
      }
    }
  },
}

/** Whether DefineAuthChallenge may ask for a challenge of its own, and not for the password alone. */
function mayAsk(project: Reviewed, pool: Resource<'pool'>): boolean {
  const stages = boundHook(project, pool, 'defineAuthChallenge')?.stages ?? []
  const scripts = stages.map(({ trigger }) => trigger && project.script(trigger))
  return scripts.some((one) => !one || !one.text.includes('PASSWORD_VERIFIER') || asksOwn(one))
}

function asksOwn({ program }: Script): boolean {
  let asks = false
  full(program, (node) => {
    const { type, value } = node as { readonly type: string; readonly value?: unknown }
    // What another file says is not known here.
    if ((type === 'Literal' && value === 'CUSTOM_CHALLENGE') || type === 'ImportExpression') asks = true
    if (type === 'ImportDeclaration' && /^\./.test(String((node as never as Imports).source.value)))
      asks = true
  })
  return asks
}

interface Imports {
  readonly source: { readonly value: unknown }
}
