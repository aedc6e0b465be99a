import { expect, it } from 'vitest'
import api from '../../../schemas/api/sts.json' with { type: 'json' }
import * as operations from '../../../src/operations/sts/index.ts'
import { allowing, arnOf, letting, stsWorld, trusting } from './sts-world.ts'

interface Definition {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Definition>>
}
const definitions = api.definitions as Readonly<Record<string, Definition>>

/** The members of an output, in their order, each as far as it has members of its own. */
const orderOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, orderOf(inner)]]))
    : undefined
/** The same, as the model has them. */
function modelled(name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const { properties = {} } = definitions[name] ?? {}
  const of = (member: string) => (value as Readonly<Record<string, unknown>>)[member]
  return Object.entries(properties).flatMap(([member, { $ref = '' }]) =>
    of(member) === undefined ? [] : [[member, modelled($ref.replace('#/definitions/', ''), of(member))]],
  )
}

it('says the members of every output in the order of the model', async () => {
  const tagged = letting(
    { AWS: '*' },
    { Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] },
  )
  const { call, assume, ops } = await stsWorld({ files: { 'pools/all.role.yaml': trusting(tagged) } })
  const outputs = {
    AssumeRole: await assume('all', ops, { SourceIdentity: 'ana', Tags: [{ Key: 'team', Value: 'red' }] }),
    GetCallerIdentity: await call('GetCallerIdentity', {}, ops),
    GetSessionToken: await call('GetSessionToken', {}, ops),
    GetFederationToken: await call('GetFederationToken', { Name: 'bob', Policy: allowing('*') }, ops),
  }
  for (const [name, output] of Object.entries(outputs))
    expect(orderOf(output)).toEqual(modelled(`${name}Response`, output))
})

it.each([
  ['AssumeRoleWithWebIdentity', { subject: 's', federated: 'p', audience: 'a' }],
  ['AssumeRoleWithSAML', { subject: 's', subjectType: 't', issuer: 'i', recipient: 'r', nameQualifier: 'q' }],
] as const)('says those of %s so, where all are there', (name, identity) => {
  const credentials = { accessKeyId: 'i', secretAccessKey: 's', sessionToken: 't', expires: 0 }
  const session = { userId: 'u', arn: arnOf('role/x'), sourceIdentity: 'ana' }
  const output = operations[name].output({ credentials, session, identity, packed: 1 } as never)
  const { properties = {} } = definitions[`${name}Response`] ?? {}
  expect(Object.keys(output)).toEqual(Object.keys(properties))
  expect(orderOf(output)).toEqual(modelled(`${name}Response`, output))
})
