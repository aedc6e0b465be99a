import { isAction, matching, services } from '../../iam/catalogue.ts'
import type { Resource } from '../merge/resource.ts'
import { nearest } from '../nearest.ts'
import { nearestAction } from '../nearest-action.ts'
import type { SaidPolicy } from './said-policies.ts'
import type { Mistake, Tell } from './tell.ts'

/** Actions that are told of one policy: nobody reads more, and looking for what was meant costs time. */
const mostTold = 50

/**
 * Checks that the actions of statements are there. What is no slip of one that is may be newer than the
 * catalogue, or of a service of the author's own: of that he is warned.
 */
export function checkActions(
  resource: Resource,
  { statements }: SaidPolicy,
  own: readonly string[],
  tell: Tell,
): void {
  let told = 0
  for (const { text, path } of statements.flatMap(({ actions }) => actions)) {
    const mistake = orOwn(text, known(text), own)
    if (!mistake) continue
    tell(resource, path, mistake)
    if (++told === mostTold) return
  }
}

const serviceOf = (action: string) => action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase()

/** Of a service whose actions are the project's own, a route of a gate asks for an action, or nobody does. */
function orOwn(action: string, mistake: Mistake | undefined, all: readonly string[]): Mistake | undefined {
  const own = mistake ? all.filter((one) => serviceOf(one) === serviceOf(action)) : []
  if (!mistake || own.length === 0) return mistake
  const [head = ''] = action.toLowerCase().split(/[*?]/)
  const isPattern = head.length < action.length
  if (own.some((one) => (isPattern ? one.toLowerCase().startsWith(head) : one.toLowerCase() === head)))
    return undefined
  if (mistake.rule === 'PW-LINK-031') return mistake
  const meant = nearest(action, own)
  return {
    rule: 'PW-LINK-031',
    severity: 'warning',
    message: `no route of a gate asks for \`${action}\``,
    help: meant ? `did you mean \`${meant}\`?` : `there are: ${own.slice(0, 12).join(', ')}`,
  }
}

const before = new Map<string, Mistake | undefined>()

/** The same few actions stand in many statements. */
function known(action: string): Mistake | undefined {
  if (before.has(action)) return before.get(action)
  if (before.size >= 2000) before.clear()
  const mistake = mistakeIn(action)
  before.set(action, mistake)
  return mistake
}

function mistakeIn(action: string): Mistake | undefined {
  if (action === '*' || isAction(action)) return undefined
  const colon = action.indexOf(':')
  if (colon < 1) return withoutService(action)
  const prefix = action.slice(0, colon)
  const isPattern = /[*?]/.test(action)
  if (isPattern && matching(action).length > 0) return undefined
  const meant = nearestAction(action)
  const help = meant && `did you mean \`${meant}\`?`
  if (!/[*?]/.test(prefix) && !services().includes(prefix.toLowerCase()))
    return {
      rule: 'PW-LINK-032',
      severity: 'warning',
      message: `no service \`${prefix}\` is known`,
      help:
        help ?? 'actions of AWS begin with a service, such as `s3:`; others are taken as they are written',
    }
  return {
    rule: 'PW-LINK-031',
    message: isPattern
      ? `no action is known that \`${action}\` would stand for`
      : `no action \`${action}\` is known`,
    ...(help
      ? { help }
      : { severity: 'warning', help: 'if AWS has it by now, it is taken as it is written' }),
  }
}

function withoutService(action: string): Mistake {
  // Of several, the one of the shortest name: that is what people leave out.
  const [service] = services()
    .filter((one) => isAction(`${one}:${action}`))
    .toSorted((one, other) => one.length - other.length)
  return {
    rule: 'PW-LINK-031',
    message: `\`${action}\` does not say of which service it is an action`,
    help: `write it with its service, such as \`${service ?? 's3'}:${service ? action : 'GetObject'}\``,
  }
}
