import type { Ports } from '../../engine/ports.ts'
import { encodeAuthorizationMessage } from '../../engine/sts/authorization-message.ts'
import { actionOf, type ServiceName } from '../../model/apis.ts'
import type { Context } from '../../model/iam.ts'
import type { RunDecision } from '../../model/recorded-run.ts'
import type { Signer } from '../../model/session.ts'
import { deniedWords } from './denied.ts'
import { passedRoles, passedTo } from './passed-roles.ts'
import { requestContext } from './request-context.ts'
import { targetsOf } from './resources.ts'
import { requestTags } from './tags.ts'

/** What IAM said, and, where somebody is refused for it, the whole account of it, which is sealed for administrators when somebody asks. */
export interface Judgement extends RunDecision {
  readonly encoded?: () => string
}

/** How a request came, as far as policies may ask. */
export interface Way {
  /** Whether what IAM says counts. */
  readonly enforced: boolean
  /** Whether callers come by TLS. */
  readonly secure: boolean
}

/** Operations that nobody needs a permission for, and one that the trust of its role decides in its own flow. */
export const free: ReadonlySet<string> = new Set([
  'cognito-idp:GetClientToken',
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
  'sts:GetSessionToken',
])

/**
 * Asks IAM whether somebody may do what they ask for: the operation itself, to each thing that it is about,
 * and the handing over of the roles in it. The first denial is told, or what allowed the operation.
 */
export async function authorize(
  { service, name }: { readonly service: ServiceName; readonly name: string },
  input: object,
  signer: Signer,
  ports: Ports,
  { enforced, secure }: Way,
): Promise<Judgement | undefined> {
  const action = actionOf(service, name)
  if (free.has(action)) return undefined
  const request = { ...requestContext(ports, signer, secure), ...requestTags(input) }
  const ask = (wanted: string, resource: string, context: Context): Judgement => {
    const asked = { action: wanted, resource }
    const whole = { ...asked, context: { ...request, ...context } }
    const said = ports.iam.decide(signer, whole)
    const { decision, by } = said
    const judged = { signer, asked: whole, decision: said }
    return {
      ...asked,
      decision,
      ...(by && { by }),
      ...(decision !== 'allow' && { denied: deniedWords(signer.principal.arn, asked, said) }),
      ...(decision !== 'allow' && enforced && { encoded: () => encodeAuthorizationMessage(judged, ports) }),
      enforced,
    }
  }
  const targets = await targetsOf(service, name, input, ports)
  const decisions = [
    ...targets.map(({ resource, context }) => ask(action, resource, context)),
    ...passedRoles(action, input).map((role) =>
      ask('iam:PassRole', role, { 'iam:PassedToService': passedTo(service) }),
    ),
  ]
  return decisions.find(({ denied }) => denied !== undefined) ?? decisions[0]
}
