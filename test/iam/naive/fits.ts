import type { AccessRequest } from '../../../src/model/iam.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { holds } from './holds.ts'
import { isArnLike, isLike, signsOf } from './like.ts'

export const list = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as Json[]) : [value]
export const texts = (value: Json | undefined): readonly string[] => list(value).map(String)

interface How {
  readonly bounded: boolean
  /** Whether the version of the document fills in variables. */
  readonly filled: boolean
}

/** Whether a statement is about a request, element by element. */
export function fits(one: JsonObject, request: AccessRequest, { bounded, filled }: How): boolean {
  const { action, resource } = request
  const doing = (text: string) => isLike(signsOf(text.toLowerCase(), undefined), action.toLowerCase())
  const about = (text: string) =>
    text === '*' || isArnLike(signsOf(text, filled ? request : undefined), resource, text.endsWith('*'))
  return (
    (one['Principal'] === undefined || isAmong(one['Principal'], request)) &&
    (one['NotPrincipal'] === undefined || bounded || !isExcepted(one['NotPrincipal'], request)) &&
    (one['Action'] === undefined || texts(one['Action']).some(doing)) &&
    !texts(one['NotAction']).some(doing) &&
    (one['Resource'] === undefined || texts(one['Resource']).some(about)) &&
    !texts(one['NotResource']).some(about) &&
    Object.entries((one['Condition'] ?? {}) as JsonObject).every(([operator, keys]) =>
      Object.entries(keys as JsonObject).every(([key, values]) =>
        holds(operator, key, texts(values), request, filled),
      ),
    )
  )
}

/** Under which names of a kind somebody comes. */
function comesAs({ principal }: AccessRequest) {
  const account =
    principal.account ?? (principal.arn.startsWith('arn:') ? principal.arn.split(':')[4] : undefined)
  const root = account === undefined ? [] : [account, `arn:aws:iam::${account}:root`]
  return { root, ...principal }
}

function isAmong(written: Json, request: AccessRequest): boolean {
  const { arn, roleArn, root, service, federated } = comesAs(request)
  if (written === '*') return true
  const { AWS, Service, Federated } = written as JsonObject
  return (
    texts(AWS).some((text) => [arn, roleArn, '*', ...root].includes(text)) ||
    (service !== undefined && texts(Service).includes(service)) ||
    (federated !== undefined && texts(Federated).includes(federated))
  )
}

/** Everything that somebody comes as must be named, but a session beside its role. */
function isExcepted(written: Json, request: AccessRequest): boolean {
  const { arn, roleArn, root } = comesAs(request)
  if (!root.length) return isAmong(written, request)
  const named = written === '*' ? ['*'] : texts((written as JsonObject)['AWS'])
  const among = (all: readonly string[]) => all.some((one) => named.includes(one))
  return named.includes('*') || (among(root) && (among([roleArn ?? arn]) || root.includes(arn)))
}
