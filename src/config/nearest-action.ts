import { actionsOf, isAction, services } from '../iam/catalogue.ts'
import { nearest } from './nearest.ts'

/** Operations that have no action of their own, and the action that IAM asks about in their place. */
const operations: Readonly<Record<string, string>> = {
  'dynamodb:transactgetitems': 'dynamodb:GetItem',
  'dynamodb:transactwriteitems': 'dynamodb:PutItem',
  'dynamodb:executestatement': 'dynamodb:PartiQLSelect',
  'lambda:invoke': 'lambda:InvokeFunction',
  's3:completemultipartupload': 's3:PutObject',
  's3:copyobject': 's3:PutObject',
  's3:createmultipartupload': 's3:PutObject',
  's3:deleteobjects': 's3:DeleteObject',
  's3:headbucket': 's3:ListBucket',
  's3:headobject': 's3:GetObject',
  's3:listbuckets': 's3:ListAllMyBuckets',
  's3:listobjects': 's3:ListBucket',
  's3:listobjectsv2': 's3:ListBucket',
  's3:uploadpart': 's3:PutObject',
}

const known = new Map<string, string | undefined>()

/** The action, or the pattern of actions, that somebody who wrote `action` most likely meant. */
export function nearestAction(action: string): string | undefined {
  if (known.has(action)) return known.get(action)
  if (known.size >= 1000) known.clear()
  const found = search(action)
  const meant = found === action ? undefined : found
  known.set(action, meant)
  return meant
}

function search(action: string): string | undefined {
  const lower = action.toLowerCase()
  if (Object.hasOwn(operations, lower)) return operations[lower]
  const colon = action.indexOf(':')
  if (colon < 1) return undefined
  const [prefix, name] = [action.slice(0, colon), action.slice(colon + 1)]
  const service = serviceMeant(prefix, name)
  if (service === undefined) return undefined
  const names = actionsOf(service).map((one) => one.slice(service.length + 1))
  const wild = name.search(/[*?]/)
  // Of a pattern, what stands before its first wildcard is the beginning of what was meant.
  const meant = wild < 0 ? exact(name, names) : beginning(name.slice(0, wild), names)
  return meant === undefined ? undefined : `${service}:${meant}${wild < 0 ? '' : name.slice(wild)}`
}

/** The service itself, one that begins so and has the action, or one that is spelt nearly so. */
function serviceMeant(prefix: string, name: string): string | undefined {
  const lower = prefix.toLowerCase()
  const all = services()
  if (all.includes(lower)) return lower
  const longer = all.find((one) => one.startsWith(`${lower}-`) && isAction(`${one}:${name}`))
  return longer ?? nearest(prefix, all)
}

const exact = (name: string, names: readonly string[]) =>
  names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? nearest(name, names)

function beginning(head: string, names: readonly string[]): string | undefined {
  const begins = names.find((one) => one.toLowerCase().startsWith(head.toLowerCase()))
  if (begins !== undefined) return begins.slice(0, head.length)
  const lengths = [head.length, head.length + 1, head.length - 1]
  return nearest(head, new Set(lengths.flatMap((length) => names.map((one) => one.slice(0, length)))))
}
