import { perform, type Step } from '../../../src/engine/flow.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { Fault } from '../../../src/model/fault.ts'
import * as operations from '../../../src/operations/user-pools/index.ts'
import { checkInput } from '../../../src/schema/inputs.ts'
import type { Said } from './said-pools.ts'

export type Name = keyof typeof operations
/** Calls an operation in a world that may not be the usual one. */
export const ask = async (ports: Ports, name: Name, input: object) => {
  const { flow, output } = operations[name]
  const facts = await perform(flow as Step<object, object>, checkInput(name, input as never) as object, ports)
  return output(facts as never) as Record<string, unknown>
}

/** What an operation answers, or how it refuses. */
export const tried = (ports: Ports, name: Name, input: object) =>
  ask(ports, name, input).catch((error: unknown) => {
    if (error instanceof Fault) return error
    throw error
  })

/** Makes the pool, as far as the API lets it be, and gives its id and its clients'. */
export async function make(ports: Ports, said: Said) {
  const attempt = async (name: Name, input: object) => {
    const answer = await tried(ports, name, input)
    return answer instanceof Fault ? undefined : answer
  }
  const made = await attempt('CreateUserPool', said.pool)
  const UserPoolId = (made?.['UserPool'] as { Id: string } | undefined)?.Id
  if (UserPoolId === undefined) return undefined
  const clients: string[] = []
  for (const [name, input] of said.parts) {
    const answer = await attempt(name, { UserPoolId, ...input })
    const client = answer?.['UserPoolClient'] as { ClientId: string } | undefined
    if (client) clients.push(client.ClientId)
  }
  return { UserPoolId, clients }
}

/** All that the API tells of a pool, but for dates and what files only name. */
export async function told(
  ports: Ports,
  said: Said,
  { UserPoolId, clients }: { UserPoolId: string; clients: string[] },
) {
  const pool = { UserPoolId }
  const names = (key: string) => [...new Set(said.parts.flatMap(([, input]) => input[key] ?? []))] as string[]
  const asked: [Name, object][] = [
    ['DescribeUserPool', pool],
    ['GetUserPoolMfaConfig', pool],
    ['GetLogDeliveryConfiguration', pool],
    ['DescribeRiskConfiguration', pool],
    ['GetUserPoolSessionConfiguration', pool],
    ['ListGroups', pool],
    ['ListResourceServers', { ...pool, MaxResults: 50 }],
    ['ListIdentityProviders', pool],
    ...clients.map((ClientId): [Name, object] => ['DescribeUserPoolClient', { ...pool, ClientId }]),
    ...names('ProviderName').map((ProviderName): [Name, object] => [
      'DescribeIdentityProvider',
      { ...pool, ProviderName },
    ]),
    ...names('Domain').map((Domain): [Name, object] => ['DescribeUserPoolDomain', { Domain }]),
  ]
  const answers = await Promise.all(
    asked.map(async ([name, input]) => {
      const answer = await tried(ports, name, input)
      const said = answer instanceof Fault ? { refused: answer.code } : plain(answer)
      return [`${name} ${JSON.stringify(input)}`, said] as const
    }),
  )
  return Object.fromEntries(answers)
}

const untold = /^(CreationDate|LastModifiedDate|ClientSecret|client_secret|private_key|MetadataFile)$/
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(plain)
    return items.every((item) => typeof item === 'string') ? items.sort() : items
  }
  if (typeof value === 'string') return value.split(' ').sort().join(' ')
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([key, inner]) => inner !== undefined && !untold.test(key))
  return Object.fromEntries(members.map(([key, inner]) => [key, plain(inner)]))
}
