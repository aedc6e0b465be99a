import { createHash } from 'node:crypto'
import type { Step } from '../../flow.ts'
import type { SamlVouched } from '../../access.ts'
import { denied } from '../become-role.ts'
import type { Federated } from '../become-by-token.ts'
import { bounded } from '../web-identity/keys-of.ts'
import { attributeKeys } from './attribute-keys.ts'
import { noProvider, tooOld, trusted } from './refusals.ts'
import { saidInAssertion } from './said-in-assertion.ts'

interface Asked {
  readonly RoleArn: string
  readonly PrincipalArn: string
  readonly SAMLAssertion: string
  readonly DurationSeconds?: number | undefined
}

/** Somebody whom a SAML assertion is about. */
export interface SamlIdentity extends Federated, Pick<SamlVouched, 'issuer' | 'subject' | 'subjectType'> {
  /** The URL that the assertion was sent to. */
  readonly recipient: string
  /** A hash of who says it, by which subjects are told apart. */
  readonly nameQualifier: string
}

const action = 'sts:AssumeRoleWithSAML'
const hour = 3600
/** For how long after its issuance an assertion is taken, in milliseconds, whatever it says of itself. */
const fresh = 5 * 60_000

/** Finds who a SAML response is about, and proves it: it must list this very role and provider. */
export const recogniseSaml: Step<
  Asked,
  { identity: SamlIdentity; RoleSessionName: string; DurationSeconds: number }
> = {
  name: 'verify SAML response',
  async run({ RoleArn, PrincipalArn, SAMLAssertion, DurationSeconds }, { iam, outside, clock }) {
    const provider = iam.samlProvider(PrincipalArn)
    if (!provider) throw noProvider()
    const now = clock.now()
    const vouched = trusted(await outside.saml(provider.properties, SAMLAssertion, now))
    if (vouched.issued <= now - fresh) throw tooOld()
    const { pairs, sessionName, seconds = hour, ...said } = saidInAssertion(vouched.attributes)
    if (!pairs.some((pair) => isPair(pair, RoleArn, PrincipalArn)))
      throw denied({ arn: '*' }, action, RoleArn)
    const { issuer, subject, subjectType, recipient, attributes, sessionEnds } = vouched
    const left = sessionEnds === undefined ? Infinity : Math.floor((sessionEnds - now) / 1000)
    if (left <= 0) throw tooOld()
    const document = `${iam.account}/${provider.properties.Name}`
    const nameQualifier = createHash('sha1').update(`${issuer}${document}`).digest('base64')
    return {
      RoleSessionName: sessionName,
      // Whichever ends first.
      DurationSeconds: Math.min(DurationSeconds ?? seconds, left),
      identity: {
        federated: PrincipalArn,
        issuer,
        subject,
        subjectType,
        recipient,
        nameQualifier,
        once: {
          'saml:aud': recipient,
          'saml:iss': issuer,
          'saml:doc': document,
          ...attributeKeys(attributes),
        },
        keys: bounded({
          'saml:sub': subject,
          'saml:sub_type': subjectType,
          'saml:namequalifier': nameQualifier,
          'aws:FederatedProvider': PrincipalArn,
        }),
        ...said,
      },
    }
  },
}

function isPair(pair: string, role: string, provider: string): boolean {
  const arns = pair.split(',').map((arn) => arn.trim())
  return arns.length === 2 && arns.includes(role) && arns.includes(provider)
}
