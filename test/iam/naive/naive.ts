import type { AccessRequest, Decision, Layer, Policies, Principal } from '../../../src/model/iam.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { fits, list, texts } from './fits.ts'

/**
 * A second evaluator, to hold the first one against: it reads the documents anew for each question, as the
 * guide has it, with nothing made ready and nothing of `src/iam`.
 */
export function naive(policies: Policies, request: AccessRequest): Decision['decision'] {
  const bounded = policies.boundary !== undefined
  const applying = (layer: Layer): readonly JsonObject[] =>
    (policies[layer] ?? []).flatMap(({ document }) =>
      statements(document)
        .filter((one) => one['Effect'] === 'Deny' || isSound(document))
        .filter((one) => fits(one, request, { bounded, filled: document['Version'] === '2012-10-17' })),
    )
  const all = (Object.keys(policies) as Layer[]).flatMap(applying)
  if (all.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny'
  return isAllowed(policies, request, applying) ? 'allow' : 'implicitDeny'
}

/** Nothing denies: what is left is who must agree. */
function isAllowed(
  policies: Policies,
  request: AccessRequest,
  applying: (layer: Layer) => readonly JsonObject[],
): boolean {
  const { principal } = request
  const agrees = (layer: Layer) => applying(layer).length > 0
  const within = (['boundary', 'session', 'scope-down'] as const).every(
    (layer) => !policies[layer] || agrees(layer),
  )
  const granted = applying(policies.trust ? 'trust' : 'resource')
  const itself = (text: string) => text !== '*' && text === principal.arn
  const byName = granted.some((one) => isVouched(one, principal) || names(one).some(itself))
  const byRole =
    byName || granted.some((one) => names(one).some((text) => ['*', principal.roleArn].includes(text)))
  const own = agrees('identity') || (policies.trust !== undefined && policies.identity === undefined)

  if (policies.trust && !granted.length) return false
  if (isForeign(request)) return own && granted.length > 0 && within
  if (byName) return true
  if (byRole) return within
  return within && own && (granted.length > 0 || agrees('identity'))
}

/** Whether what is asked for is of another account than who asks; of who has none, it never is. */
function isForeign({ principal, resource, resourceAccount }: AccessRequest): boolean {
  const own = accountOf(principal)
  if (own === undefined || principal.federated !== undefined || principal.service !== undefined) return false
  const there = resourceAccount ?? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(resource)?.[1]
  return there !== undefined && there !== own
}

const accountOf = ({ arn, account }: Principal) =>
  account ?? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1]

const names = ({ Principal }: JsonObject) =>
  typeof Principal === 'string' ? [Principal] : texts((Principal as JsonObject | undefined)?.['AWS'])

/** Whether a service or a provider is named, which comes for itself. */
function isVouched({ Principal }: JsonObject, { service, federated }: Principal): boolean {
  if (typeof Principal !== 'object' || Principal === null) return false
  const { Service, Federated } = Principal as JsonObject
  return [
    ...texts(Service).map((text) => text === service),
    ...texts(Federated).map((text) => text === federated),
  ].includes(true)
}

const statements = ({ Statement }: JsonObject) => list(Statement) as readonly JsonObject[]

/** The one slip that the properties make. */
const isSound = (document: JsonObject) =>
  !statements(document).some(({ Resource }) => texts(Resource).includes('nonsense'))
