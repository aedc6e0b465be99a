import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { members, plain } from '../../src/config/merge/refused.ts'
import * as identityPools from '../../src/operations/identity-pools/index.ts'
import * as sts from '../../src/operations/sts/index.ts'
import { free } from '../../src/protocol/iam/authorize.ts'
import { handsOverRoles } from '../../src/protocol/iam/passed-roles.ts'
import { targetsOf } from '../../src/protocol/iam/resources.ts'
import * as userPools from '../../src/operations/user-pools/index.ts'
import { kinds } from '../../src/model/model.ts'
import { actionOf, type ServiceName } from '../../src/model/apis.ts'
import { serviceOf, type Service } from '../../src/schema/service-of.ts'
import type { Made } from './main.ts'

interface Schema {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly discriminator?: { readonly propertyName: string }
}

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, 'schemas/config')
const documents = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Schema]),
)

/** Follows a reference; a description beside it says more than the one behind it. */
function follow(schema: Schema, file: string): { schema: Schema; file: string } {
  if (!schema.$ref) return { schema, file }
  const [name = '', pointer = ''] = schema.$ref.split('#')
  const at = name || file
  const found = pointer
    .split('/')
    .slice(1)
    .reduce<any>((node, key) => node?.[decodeURIComponent(key)], documents.get(at))
  const { $ref: _ref, ...beside } = schema
  return follow({ ...(found as Schema), ...beside }, at)
}

const code = (value: unknown) => `\`${JSON.stringify(value).replaceAll('|', '\\|').replaceAll('`', "'")}\``
const kind = ({ const: only, enum: some, type, oneOf }: Schema) => {
  if (only !== undefined) return code(only)
  if (some) return some.map(code).join(' ')
  if (oneOf) return 'object'
  return [type ?? 'any'].flat().join(' or ')
}

/** A row for every property at every depth, in the order of the schema. */
function rows(given: Schema, in_: string, path: string, seen: Set<string>): string[] {
  const { schema, file } = follow(given, in_)
  // What several properties share is told once.
  const key = given.$ref && `${file} ${given.$ref.split('#')[1]}`
  if (key && seen.has(key)) return []
  if (key) seen.add(key)
  const inner = (each: Schema, at: string, required = false): string[] => {
    const { schema: one } = follow(each, file)
    const example = one.examples?.length ? code(one.examples[0]) : ''
    const fallback = one.default === undefined ? (required ? 'required' : '') : code(one.default)
    const text = (one.description ?? '').replaceAll('|', '\\|').replaceAll('<', '&lt;')
    return [
      `| \`${at}\` | ${kind(one)} | ${text} | ${fallback} | ${example} |`,
      ...rows(each, file, at, seen),
    ]
  }
  const dot = path ? `${path}.` : ''
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      inner(each, `${dot}${name}`, schema.required?.includes(name)),
    ),
    ...Object.values(schema.patternProperties ?? {}).flatMap((each) => inner(each, `${dot}<name>`)),
    ...(schema.items ? rows(schema.items, file, `${path}[]`, seen) : []),
    ...(schema.oneOf ?? []).flatMap((each) => {
      const tag = schema.discriminator?.propertyName ?? 'type'
      const { schema: one } = follow(each, file)
      const value = one.properties?.[tag]
      return rows(each, file, `${path}(${tag}: ${[value?.const ?? value?.enum].flat().join(' / ')})`, seen)
    }),
  ]
}

/** What every branch of a fragment has, as one table. */
function fragment(schema: Schema): Schema {
  const branches = schema.oneOf ?? []
  const { set, ...properties } = branches[0]?.properties ?? {}
  const { items: _, properties: __, ...part } = set ?? {}
  const kinds = branches.map(({ properties = {} }) => properties['for']?.const)
  const { const: ___, ...what } = properties['for'] ?? {}
  return {
    properties: {
      ...properties,
      for: { ...what, enum: kinds },
      set: { ...part, description: 'The part: keys of what it is for, none of them required.' },
    },
    required: ['for', 'set'],
  }
}

const functions = [
  ...plain,
  'param.<name>',
  ...Object.entries(members).flatMap(([kind, all]) =>
    all.map((one) => `${kind}.${kind === 'client' ? '<pool>.' : ''}<name>.${one}`),
  ),
  'arn <service>:<resource>',
].map((one) => `\`$(${one})\``)

function language(): string {
  // In the order in which people meet them.
  const order = ['pool', 'trigger', ...kinds]
  const place = (file: string) => order.indexOf(file.replace('.schema.json', ''))
  const parts = [...documents]
    .filter(([file]) => file !== 'parts.schema.json')
    .sort(([one], [other]) => place(one) - place(other))
    .map(([file, schema]) => {
      const suffix = file.replace('.schema.json', '.yaml')
      return [
        `## ${schema.title} (\`*.${suffix}\`)`,
        '',
        schema.description,
        '',
        '| property | type | what it says | left out | example |',
        '| --- | --- | --- | --- | --- |',
        ...rows(file.startsWith('fragment') ? fragment(schema) : schema, file, '', new Set()),
        '',
      ].join('\n')
    })
  return [
    '# The language, property by property',
    '',
    'Made from `schemas/config` by `npm run generate`. A file belongs under `pools/` or `triggers/`; its suffix tells its kind and its stem is its name. Begin a file with the line that names its schema, and an editor completes and explains every key:',
    '',
    '```yaml',
    '# yaml-language-server: $schema=../node_modules/poolwright/schemas/config/pool.schema.json',
    '```',
    '',
    `Any text may hold ${functions.slice(0, -1).join(', ')} or ${functions.at(-1)}, which what they name takes the place of; \`$$(\` is a plain \`$(\`. Parameters, and where secrets lie, are said by an environment, such as \`pools/env/prod.env.yaml\`, which \`--env prod\` chooses; \`dev\` and \`invoke\` take the one called \`dev\` unless told otherwise, and \`validate\` reads the project in each.`,
    '',
    ...parts,
  ].join('\n')
}

/** What is served, service by service. */
const services = [
  { title: 'user pools', service: serviceOf('cognito-idp'), folder: 'user-pools', served: userPools },
  {
    title: 'identity pools',
    service: serviceOf('cognito-identity'),
    folder: 'identity-pools',
    served: identityPools,
  },
  { title: 'the Security Token Service', service: serviceOf('sts'), folder: 'sts', served: sts },
] as const

/** The first sentence that an operation says of itself. */
function sentence(folder: string, name: string): string {
  const file = `${name.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase()}.ts`
  const text = readFileSync(resolve(root, 'src/operations', folder, file), 'utf8')
  const [, said] = /\/\*\*((?:(?!\*\/)[^])*?)\*\/\nexport const/.exec(text) ?? []
  const [first] =
    said
      ?.replaceAll(/\n \*/g, '')
      .trim()
      .split(/(?<=\.) /) ?? []
  if (!first) throw new Error(`${file} does not say what the operation does`)
  return first.replaceAll(/\s+/g, ' ')
}

/** A world in which nothing is, so that ARNs are made of what an input says. */
const nowhere = {
  pools: { byId: async () => undefined },
  identityPools: { byId: async () => undefined },
  iam: { account: '<account>' },
  store: { identity: async () => undefined },
} as unknown as Parameters<typeof targetsOf>[3]
/** What ARNs stand for, by what is in them. */
const kindsOfResource: readonly (readonly [RegExp, string])[] = [
  [/:userpool\//, 'the user pool'],
  [/:identitypool\//, 'the identity pool'],
  [/:federated-user\//, '`arn:aws:sts::<account>:federated-user/<Name>`'],
  [/:root$/, '`arn:aws:iam::<TargetPrincipal>:root`'],
  [/^\*$/, '`*`'],
]

/** What policies must name so that somebody may call an operation, and what else is asked of them. */
async function judgedBy(service: ServiceName, name: string): Promise<string> {
  const { isSigned, hasInput } = serviceOf(service) as Service
  const action = actionOf(service, name)
  if (!isSigned(name as never)) return '-'
  if (action === 'sts:AssumeRole') return 'the role and its trust'
  if (free.has(action)) return 'nothing'
  const of = { 'cognito-idp': 'userpool/x', 'cognito-identity': 'identitypool/x', sts: '' }[service]
  const said = {
    UserPoolId: 'x_x',
    IdentityPoolId: 'x:x',
    Name: '<Name>',
    TargetPrincipal: '<TargetPrincipal>',
  }
  const input = { ...said, ResourceArn: `arn:aws:${service}:x:x:${of}` }
  const own = Object.entries(input).filter(([member]) => hasInput(name as never, member))
  const [target] = await targetsOf(service, name, Object.fromEntries(own), nowhere)
  const [, kind] = kindsOfResource.find(([shape]) => shape.test(target?.resource ?? '')) ?? []
  if (!kind) throw new Error(`${action} is about ${target?.resource}`)
  const has = (...members: readonly string[]) => members.some((member) => hasInput(name as never, member))
  const tags = has('Tags', 'UserPoolTags', 'IdentityPoolTags')
  return [
    kind === '`*`' && has('IdentityId', 'IdentityIdsToDelete')
      ? `${kind} with \`cognito-identity:IdentityPoolArn\``
      : kind,
    ...(tags ? ['`aws:RequestTag/<key>`'] : []),
    ...(tags || has('TagKeys') ? ['`aws:TagKeys`'] : []),
    ...(handsOverRoles(action) ? ['`iam:PassRole` of each role'] : []),
  ].join(', ')
}

async function operationsOf({
  title,
  service,
  folder,
  served,
}: (typeof services)[number]): Promise<string[]> {
  const names = Object.keys(served).sort()
  const all: readonly string[] = service.operationNames
  const rest = all.filter((name) => !names.includes(name))
  const caller = (name: string) =>
    (service as Service).isSigned(name as never) ? 'administrators, signed' : 'anybody, unsigned'
  const row = async (name: string) =>
    `| ${name} | ${caller(name)} | ${await judgedBy(iamName[folder], name)} | ${sentence(folder, name)} |`
  return [
    `## Operations of ${title}`,
    '',
    rest.length
      ? `${names.length} of ${all.length} are served; the others answer \`UnknownOperationException\` with their name.`
      : `All ${all.length} are served.`,
    '',
    '| operation | who calls it | judged by | what it does |',
    '| --- | --- | --- | --- |',
    ...(await Promise.all(names.map(row))),
    '',
    ...(rest.length ? [`Not served yet: ${rest.join(', ')}.`, ''] : []),
  ]
}

const iamName = { 'user-pools': 'cognito-idp', 'identity-pools': 'cognito-identity', sts: 'sts' } as const

const judging = [
  'A signed operation is the IAM action of its service and name, such as `cognito-idp:AdminGetUser`, and is judged by what it is about:',
  '',
  '- *the user pool* is `arn:aws:cognito-idp:<region>:<account>:userpool/<id>`, and *the identity pool* `arn:aws:cognito-identity:<region>:<account>:identitypool/<id>`: the one in the input, declared or made, or not there at all. Conditions may ask for its tags as `aws:ResourceTag/<key>`.',
  "- `*` is about nothing in particular: a policy must say `on: '*'`.",
  '- `aws:RequestTag/<key>` and `aws:TagKeys` are the tags in the input, and `iam:PassRole` is asked of every role that the input hands over, with `iam:PassedToService`.',
  '',
  'Every request has the keys of its caller and of itself too, such as `aws:PrincipalArn`, `aws:PrincipalTag/<key>`, `aws:SourceIp`, `aws:CurrentTime` and `aws:RequestedRegion`. [Who may do what](access.md) tells how policies are written.',
]

const operations = async (): Promise<string> =>
  [
    '# Operations',
    '',
    'Made from the code by `npm run generate`.',
    '',
    ...judging,
    '',
    ...(await Promise.all(services.map(operationsOf))).flat(),
  ].join('\n')

/** The pages of `docs/` that tell what schemas and code say, so that they cannot say anything else. */
export async function make(): Promise<Made> {
  return new Map([
    ['docs/language.md', language()],
    ['docs/operations.md', await operations()],
  ])
}
