import type {
  LogDeliveryProperties,
  RiskConfigurationProperties,
  UserPoolClientProperties,
  UserPoolDomainProperties,
  UserPoolGroupProperties,
  UserPoolIdentityProviderProperties,
  UserPoolResourceServerProperties,
} from '../../model/cloudformation.ts'
import type { KeptPool, PartKind, PoolPart } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { UserPoolSessionProperties } from '../../model/user-session.ts'
import type { CanonicalClient, CanonicalPool } from '../canonical/canonical.ts'
import { canSayLinks } from '../canonical/pool/terms.ts'
import { compare } from '../findings.ts'
import { nameFor } from './names.ts'
import { sayableBrandings } from './sayable-brandings.ts'

/** Something of a pool that its file does not say, and why. */
export interface Unsaid {
  readonly what: string
  readonly why: string
  /** Whether the pool is without it once its file counts. */
  readonly lost: boolean
}

/** A pool that the API made, in the words of its file-to-be. */
export interface Described {
  readonly canonical: CanonicalPool
  /** The names of its secrets, each of which an environment must bind. */
  readonly secrets: readonly string[]
  /** Documents that its file names, by their names beside it. */
  readonly documents: ReadonlyMap<string, string>
  readonly unsaid: readonly Unsaid[]
}

const byName = <Item>(items: readonly Item[], name: (item: Item) => string) =>
  items.toSorted((one, other) => compare(name(one), name(other)))

/** What a pool that the API made is, for a file of this name; it has no secrets in it, as it was told. */
export function canonicalOf({ id, properties, parts }: KeptPool, name: string): Described {
  const of = (kind: PartKind) => parts.filter((part) => part.kind === kind)
  const bodies = <Body>(kind: PartKind) => of(kind).map(({ body }) => body as unknown as Body)
  const secrets: string[] = []
  const documents = new Map<string, string>()
  const besides = new Set<string>()
  const bound = new Set<string>()
  const bind = (whose: string, what: string) => {
    const secret = nameFor(`${name}-${whose}-${what}`.toLowerCase(), name, bound)
    secrets.push(secret)
    return { secret }
  }

  const styles = sayableBrandings(parts)
  const taken = new Set<string>()
  const clients = byName(of('client'), (part) => part.name).map((part): CanonicalClient => {
    const own = part.body as unknown as UserPoolClientProperties
    const key = nameFor(own.ClientName, part.name, taken)
    const branding = styles.get(part.name)
    const withSecret = of('client-secret').some((one) => one.name.startsWith(`${part.name}/`))
    return {
      name: key,
      id: part.name,
      properties: withSecret ? { ...own, GenerateSecret: true } : own,
      ...(withSecret && { secret: bind(key, 'client-secret') }),
      ...termsOfClient(of('terms'), part.name),
      ...(branding && { branding }),
    }
  })
  const providers = bodies<UserPoolIdentityProviderProperties>('identity-provider').map((provider) => {
    const { ProviderName, ProviderDetails } = provider
    const details = Object.entries(ProviderDetails).map(([key, value]) => {
      if (typeof value === 'object') return [key, bind(ProviderName, key.replace('_', '-'))] as const
      if (key !== 'MetadataFile') return [key, value] as const
      const file = `${name}-${nameFor(ProviderName, 'provider', besides)}.xml`
      documents.set(file, value)
      return [key, { file: `./${file}` }] as const
    })
    return { ...provider, ProviderDetails: Object.fromEntries(details) }
  })
  const domains = bodies<UserPoolDomainProperties>('domain')
  const domain = domains.find((each) => !each.CustomDomainConfig) ?? domains[0]
  const risk = bodies<RiskConfigurationProperties>('risk').find(({ ClientId }) => ClientId === 'ALL')
  const [logs] = bodies<LogDeliveryProperties>('logs')
  const sessions = parts.find(({ kind, name }) => kind === 'session-rules' && name === 'ALL')?.body as
    UserPoolSessionProperties | undefined
  const keyOf = new Map(clients.map((client) => [client.id ?? '', client.name]))
  return {
    canonical: {
      id,
      properties,
      adminOnly: [],
      clients: byName(clients, (client) => client.name),
      groups: byName(bodies<UserPoolGroupProperties>('group'), ({ GroupName }) => GroupName),
      identityProviders: byName(providers, ({ ProviderName }) => ProviderName),
      resourceServers: byName(
        bodies<UserPoolResourceServerProperties>('resource-server'),
        ({ Identifier }) => Identifier,
      ),
      ...(domain && { domain }),
      ...(risk && { risk }),
      ...(logs && { logs }),
      ...(sessions && { sessions }),
      pipelines: [],
    },
    secrets,
    documents,
    unsaid: parts.flatMap((part) => unsaid(part, keyOf, domain?.Domain, parts)),
  }
}

type Terms = { readonly client: string; readonly TermsName: string; readonly Links: JsonObject }

/** What a file can say of a client's terms. */
function termsOfClient(parts: readonly PoolPart[], id: string): Pick<CanonicalClient, 'terms'> {
  const said = parts
    .map(({ body }) => body as unknown as Terms)
    .filter(({ client, Links }) => client === id && canSayLinks(Links))
    .map(({ TermsName, Links }) => [TermsName, Links] as const)
  return said.length ? { terms: Object.fromEntries(said) as NonNullable<CanonicalClient['terms']> } : {}
}

const stays = 'YAML has no words for it; it stays as the API made it'
const wordless: Readonly<Partial<Record<PartKind, string>>> = {
  ui: 'the look of the classic pages',
  replica: 'a replica',
}

/** What of a part no file says. */
function unsaid(
  { kind, name, body }: PoolPart,
  keyOf: ReadonlyMap<string, string>,
  domain: string | undefined,
  parts: readonly PoolPart[],
): Unsaid[] {
  const [owner = ''] = name.split('/')
  const whose = keyOf.get(owner)
  const ofClient = whose === undefined ? '' : ` of the client \`${whose}\``
  const word = wordless[kind]
  if (word) return [{ what: `${word}${ofClient}`, why: stays, lost: false }]
  if (kind === 'terms' && !canSayLinks((body as unknown as Terms).Links))
    return [{ what: `terms${ofClient}`, why: stays, lost: false }]
  if (kind === 'branding' && !sayableBrandings(parts).has(name))
    return [{ what: `a style of managed login${ofClient}`, why: stays, lost: false }]
  if (kind === 'risk' && name !== 'ALL')
    return [{ what: `the risk configuration${ofClient}`, why: stays, lost: false }]
  if (kind === 'session-rules' && name !== 'ALL')
    return [{ what: `how long sessions last${ofClient}`, why: stays, lost: false }]
  if (kind === 'domain' && name !== domain)
    return [{ what: `the domain \`${name}\``, why: 'a file names one domain', lost: true }]
  const older = (part: PoolPart) =>
    part.kind === kind && part.name < name && part.name.startsWith(`${owner}/`)
  if (kind === 'client-secret' && parts.some(older))
    return [{ what: `a second secret${ofClient}`, why: 'a file names one secret of a client', lost: true }]
  return []
}
