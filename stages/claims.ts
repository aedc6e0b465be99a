import type {
  Handler,
  PreTokenGenerationEvent,
  PreTokenGenerationV2Event,
  PreTokenGenerationV3Event,
} from 'poolwright'

type LaterEvent = PreTokenGenerationV2Event | PreTokenGenerationV3Event
type Event = PreTokenGenerationEvent | LaterEvent
type Value = string | number | boolean | unknown[] | object
type Claims = Record<string, Value>

interface Settings {
  tokens: ('id' | 'access')[]
  attributes: Record<string, string>
  types: Record<string, 'string' | 'number' | 'boolean' | 'json'>
  groups?: string
  groupPrefix?: string
  constants: Claims
  scopes: Record<string, string>
  suppress: string[]
}

/** Adds to what the stages before it have left; where two name a claim, the later one wins. */
export const handler: Handler<Event, Event, Settings> = async (event, { poolwright }) => {
  const settings = poolwright.with
  if (event.version === '1') layFirst(event as PreTokenGenerationEvent, settings)
  else layLater(event as LaterEvent, settings)
  return event
}

/** The first form of the event knows the ID token only, and claims of text. */
function layFirst({ request, response }: PreTokenGenerationEvent, settings: Settings) {
  if (settings.tokens.includes('access') || Object.keys(settings.scopes).length)
    throw new TypeError('claims needs `version: V2_0` for the access token and its scopes')
  const was = response.claimsOverrideDetails
  const added = claimsOf(request.userAttributes, groupsOf(request, was), settings)
  const text = Object.entries(added).map(([name, value]) => [name, asText(value)] as const)
  response.claimsOverrideDetails = {
    ...was,
    claimsToAddOrOverride: { ...was?.claimsToAddOrOverride, ...Object.fromEntries(text) },
    claimsToSuppress: union(was?.claimsToSuppress, settings.suppress),
  }
}

function layLater({ request, response }: LaterEvent, settings: Settings) {
  const { tokens, suppress, scopes } = settings
  const was = response.claimsAndScopeOverrideDetails
  const groups = groupsOf(request, was)
  const added = claimsOf(request.userAttributes, groups, settings)
  const [id, access] = [was?.idTokenGeneration, was?.accessTokenGeneration]
  const lay = (before: typeof id) => ({
    claimsToAddOrOverride: { ...before?.claimsToAddOrOverride, ...added },
    claimsToSuppress: union(before?.claimsToSuppress, suppress),
  })
  const brought = Object.entries(scopes).flatMap(([group, list]) =>
    groups?.includes(group) ? list.split(/\s+/).filter(Boolean) : [],
  )
  response.claimsAndScopeOverrideDetails = {
    ...was,
    ...(tokens.includes('id') && { idTokenGeneration: { ...id, ...lay(id) } }),
    accessTokenGeneration: {
      ...access,
      ...(tokens.includes('access') && lay(access)),
      scopesToAdd: union(access?.scopesToAdd, brought),
    },
  }
}

function claimsOf(
  userAttributes: Record<string, string>,
  groups: string[] | undefined,
  { attributes, types, groups: claim, groupPrefix: prefix = '', constants }: Settings,
): Claims {
  const own = Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = read(userAttributes[attribute], types[name])
    if (value === undefined && userAttributes[attribute] !== undefined)
      console.warn(`\`${attribute}\` is no ${types[name]}: the claim \`${name}\` is left out`)
    return value === undefined ? [] : [[name, value] as const]
  })
  const listed = groups
    ?.filter((group) => group.startsWith(prefix))
    .map((group) => group.slice(prefix.length))
  return { ...constants, ...Object.fromEntries(own), ...(claim && listed && { [claim]: listed }) }
}

/** An attribute's text as a value, if it is one. */
function read(text: string | undefined, type = 'string'): Value | undefined {
  if (text === undefined || type === 'string') return text
  if (type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : undefined)
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

/** The groups that the tokens will have: those of the user, unless a stage has changed them. Machines have none. */
function groupsOf(
  { groupConfiguration }: Event['request'],
  was:
    | { groupOverrideDetails?: { groupsToOverride?: string[] | null | undefined } | null | undefined }
    | null
    | undefined,
): string[] | undefined {
  if (was?.groupOverrideDetails === undefined)
    return groupConfiguration ? (groupConfiguration.groupsToOverride ?? []) : undefined
  return was.groupOverrideDetails?.groupsToOverride ?? []
}

const asText = (value: Value) => (typeof value === 'string' ? value : JSON.stringify(value))
const union = (before: string[] | null | undefined, more: string[]) => [
  ...new Set([...(before ?? []), ...more]),
]
