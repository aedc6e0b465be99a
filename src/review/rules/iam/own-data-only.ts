import { asksFor, mustBeThere, spelled } from '../../lint/questions/asks.ts'
import { givenTo } from '../../lint/questions/given-roles.ts'
import { grantsOf, type Grant } from '../../lint/questions/grants.ts'
import { holdersOf } from '../../lint/questions/holders.ts'
import { listed } from '../../lint/questions/listed.ts'
import type { Said, Statement } from '../../lint/questions/policy-statements.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Roles by which everybody who signs in reaches what belongs to somebody else. */
export const ownDataOnly: Rule = {
  id: 'PW-IAM-010',
  severity: 'error',
  score: 6,
  title: 'people who sign in reach what belongs to others',
  why: 'Everybody has the same role, so that a path or a table which the policy names as a whole is everybody’s: each reads and overwrites what others keep there. Put who asks into the resource, as `${cognito-identity.amazonaws.com:sub}` or a principal tag, or demand it by `dynamodb:LeadingKeys` or `s3:prefix`. A `Scan` names no keys: leave it out, or demand beside it that they are there.',
  source: 'Amazon Cognito Developer Guide, "IAM roles" (policy examples); IAM User Guide, "Policy variables"',
  bad: {
    'pools/shop.identity.yaml': 'providers: { corp: { type: oidc } }\nroles: { authenticated: shopper }\n',
    'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow: [{ do: ['s3:GetObject', 's3:PutObject'], on: arn:aws:s3:::shop-files/private/* }]
`,
  },
  good: {
    'pools/shop.identity.yaml': 'providers: { corp: { type: oidc } }\nroles: { authenticated: shopper }\n',
    'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
allow:
  - do: ['s3:GetObject', 's3:PutObject']
    on: 'arn:aws:s3:::shop-files/private/\${cognito-identity.amazonaws.com:sub}/*'
  - do: s3:ListBucket
    on: arn:aws:s3:::shop-files
    condition: { StringLike: { s3:prefix: 'private/\${cognito-identity.amazonaws.com:sub}/*' } }
  - { do: s3:GetObject, on: arn:aws:s3:::shop-files/catalogue/* }
`,
  },
  *check(project) {
    for (const holder of holdersOf(project)) {
      const { resource } = holder
      const given = resource.kind === 'role' ? givenTo(project, resource) : undefined
      if (!given || given.to === 'few') continue
      const who = given.to === 'guests' ? 'guests' : 'people who sign in'
      const related = [{ message: 'they get the role here', at: given.at }]
      const grants = grantsOf(holder).filter((grant) => !isPersonal(grant))
      const buckets = new Set(grantsOf(holder).flatMap(({ statement }) => ownBuckets(statement)))
      for (const [statement, same] of Map.groupBy(grants, (grant) => grant.statement))
        for (const told of [
          objects(statement, same, who),
          items(statement, same, who),
          names(statement, same, buckets, who),
        ])
          if (told) yield { ...told, related }
    }
  },
}

/** Whether a condition says of whom a statement is, whoever asks. */
const isPersonal = ({ statement, has }: Grant) =>
  statement.conditions.some((asks) => {
    const { key, values } = asks
    // Who reads through a table names no keys, and of none all are theirs.
    const isVacuous = spelled(asks)?.all && has('dynamodb:Scan') && !mustBeThere(statement, key.text)
    return !isVacuous && (/principaltag/i.test(key.text) || values.some(hasWho))
  })
const hasWho = ({ text }: Said) => /\$\{[^*?$]/.test(text)

/** Which of some actions are granted. */
const among = (grants: readonly Grant[], actions: readonly string[]) =>
  actions.filter((action) => grants.some(({ has }) => has(action)))

type Told = Concern | undefined

/** Parts of a path that say that what is there belongs to one person. */
const personal = /^(private|protected|personal|users?|home|members?|customers?|profiles?|inbox(es)?)$/i

function objects({ resources }: Statement, grants: readonly Grant[], who: string): Told {
  const found = among(grants, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
  const writes = found.filter((action) => !action.startsWith('s3:Get'))
  if (!found.length) return undefined
  const shared = resources.find((one) => {
    const [, ...path] = one.text.replace(/^arn:aws[^:]*:s3:::/, '').split('/')
    if (hasWho(one) || !/^arn:aws[^:]*:s3:::/.test(one.text) || !path.at(-1)?.includes('*')) return false
    const segments = path.slice(0, -1)
    // What is protected others may read, and write themselves only their own part of.
    const own = segments.some((part) => personal.test(part) && (writes.length > 0 || part !== 'protected'))
    return own || (writes.length > 0 && !segments.length)
  })
  if (!shared) return undefined
  return {
    message: `${who} reach the objects of each other: ${listed(found)} on \`${shared.text}\``,
    at: shared.at,
    help: 'write `${cognito-identity.amazonaws.com:sub}` where the name of its owner is',
  }
}

const itemWrites = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'PartiQLInsert',
  'PartiQLUpdate',
].map((name) => `dynamodb:${name}`)

function items(statement: Statement, grants: readonly Grant[], who: string): Told {
  const writes = among(grants, itemWrites)
  const scans = grants.some(({ has }) => has('dynamodb:Scan')) && asksForKeys(statement)
  const table = statement.resources.find(
    (one) => !hasWho(one) && (one.text === '*' || one.text.includes(':dynamodb:')),
  )
  if (!table || !(writes.length || scans)) return undefined
  return {
    message: scans
      ? `${who} read the items of each other: \`dynamodb:Scan\` names no keys, and \`ForAllValues\` holds of none`
      : `${who} change the items of each other: ${listed(writes)} on \`${table.text}\``,
    at: table.at,
    help: 'demand `dynamodb:LeadingKeys` to be who asks, and that it is there',
  }
}

/** Whether a statement means everybody's own items. */
const asksForKeys = (statement: Statement) => asksFor(statement, 'dynamodb:LeadingKeys').length > 0

/** The buckets in which a statement lets people have a part of their own. */
const ownBuckets = ({ resources }: Statement) =>
  resources.filter(hasWho).flatMap(({ text }) => /^arn:aws[^:]*:s3:::([^/]+)\//.exec(text)?.[1] ?? [])

function names(
  { resources, conditions }: Statement,
  grants: readonly Grant[],
  buckets: ReadonlySet<string>,
  who: string,
): Told {
  if (!among(grants, ['s3:ListBucket']).length) return undefined
  if (conditions.some(({ key }) => key.text.toLowerCase() === 's3:prefix')) return undefined
  const bucket = resources.find(({ text }) => buckets.has(text.replace(/^arn:aws[^:]*:s3:::/, '')))
  if (!bucket) return undefined
  return {
    message: `${who} see the names of the objects of each other in \`${bucket.text}\``,
    at: bucket.at,
    help: 'demand `s3:prefix` to begin with what is theirs',
    severity: 'warning',
  }
}
