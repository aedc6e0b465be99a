import { trustOf } from '../../iam/attached.ts'
import type { RoleProperties } from '../../model/cloudformation.ts'
import type { Context } from '../../model/iam.ts'
import type { Model, Named } from '../../model/model.ts'
import { answer, type Answer, type Verdict } from './answer.ts'
import type { Asked } from './asked.ts'
import { joined } from './context.ts'
import type { Given } from './given.ts'
import { vouchedContext } from './holder.ts'

/** Whether the trust of a role lets an identity pool give it, with the tags that go with it. */
export interface Assumed {
  readonly verdict: Verdict
  /** The questions behind it, the one that decides first. */
  readonly answers: readonly { readonly asked: Asked; readonly answer: Answer }[]
}

/** Asks the trust policy of a role what is asked of STS: by the identity pool, or by them in the classic flow. */
export function assumed(
  model: Model,
  role: Named<RoleProperties>,
  given: Given,
  now: Context,
  flow: 'enhanced' | 'classic',
): Assumed {
  const tags = Object.entries(given.tags)
  const names = [...tags.map(([name]) => name), ...given.openTags]
  const ask = (action: string, context: Context) => question(model, role, given, { action, context, flow })
  const become = ask('sts:AssumeRoleWithWebIdentity', now)
  const tagContext = {
    ...Object.fromEntries(tags.map(([name, value]) => [`aws:RequestTag/${name}`, value])),
    'aws:TagKeys': names,
  }
  const tag = names.length ? [ask('sts:TagSession', { ...now, ...tagContext })] : []
  const answers = [become, ...tag].map((asked) => ({ asked, answer: answer(asked) }))
  const verdicts = answers.map(({ answer: { verdict } }, at) =>
    // Claims that nobody knows may be missing, and then nothing is tagged.
    at > 0 && !tags.length && verdict === 'no' ? 'if' : verdict,
  )
  const verdict = verdicts.includes('no') ? 'no' : verdicts.includes('if') ? 'if' : 'yes'
  const decisive = (at: number) => (verdicts[at] === verdict ? 0 : 1)
  return {
    verdict,
    answers: answers
      .map((one, at) => ({ one, at }))
      .toSorted((a, b) => decisive(a.at) - decisive(b.at))
      .map(({ one }) => one),
  }
}

function question(
  model: Model,
  role: Named<RoleProperties>,
  given: Given,
  { action, context, flow }: { action: string; context: Context; flow: 'enhanced' | 'classic' },
): Asked {
  const open = new Set(given.openTags.map((name) => `aws:requesttag/${name.toLowerCase()}`))
  return {
    policies: { trust: [trustOf(model, role)] },
    request: {
      principal: { arn: '*', federated: 'cognito-identity.amazonaws.com' },
      action,
      resource: role.arn,
      context: joined(
        {
          ...(flow === 'enhanced' && { 'sts:RoleSessionName': 'CognitoIdentityCredentials' }),
          'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
          ...vouchedContext(given),
          ...Object.fromEntries(
            (role.properties.Tags ?? []).map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value]),
          ),
        },
        context,
      ),
    },
    absent: (key) =>
      // Cognito asks from its own network: no address of the caller's is there to be compared.
      (key === 'aws:sourceip' && flow === 'enhanced') ||
      (key.startsWith('aws:requesttag/') && !open.has(key)) ||
      (key.startsWith('cognito-identity.amazonaws.com:') && !key.endsWith(':sub')) ||
      elsewhere.some((start) => key.startsWith(start)),
  }
}

const elsewhere = [
  'aws:principaltag/',
  'aws:resourcetag/',
  'aws:username',
  'aws:multifactorauth',
  'sts:externalid',
  'saml:',
]
