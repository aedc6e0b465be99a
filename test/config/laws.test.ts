import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { CanonicalKind } from '../../src/config/canonical/canonical.ts'
import { desugar } from '../../src/config/canonical/desugar.ts'
import { resugar } from '../../src/config/canonical/resugar.ts'
import { clientProperties } from './canonical/client-trees.ts'
import { roleProperties } from './canonical/iam-trees.ts'
import { identityProperties } from './canonical/identity-trees.ts'
import { normal } from './canonical/normal.ts'
import { poolProperties } from './canonical/pool-trees.ts'
import { addresses, said } from './canonical/said.ts'
import { disorder, takes, tally, wordsOf } from './canonical/schemas.ts'
import { trees } from './canonical/trees.ts'

const kinds = Object.keys(trees) as CanonicalKind[]
const runs = { numRuns: 1000 }
/** A machine may be busy; the runs are counted and not the time. */
const patience = 60_000

/** Equal, with a picture of the difference where they are not. */
function same(a: unknown, b: unknown): void {
  if (!isDeepStrictEqual(a, b)) expect(a).toStrictEqual(b)
}

/** Properties whose every value the language has a word for. */
const spoken = [
  ...['AllowUnauthenticatedIdentities', 'AllowClassicFlow'],
  ...['EnableTokenRevocation', 'EnablePropagateAdditionalUserContextData', 'AnalyticsConfiguration'],
  ...['AssumeRolePolicyDocument', 'PermissionsBoundary', 'ManagedPolicyArns'],
]
const awkward = (under: string, properties: object) =>
  Object.keys(properties)
    .filter((name) => !spoken.includes(name))
    .map((name) => `${under}.${name}`)

/** What the language has no word for, so that these properties stand under `aws` time and again. */
const beyond: Partial<Record<CanonicalKind, readonly string[]>> = {
  pool: [
    ...awkward('aws', poolProperties),
    ...awkward('clients.*.aws', clientProperties),
    'aws.LambdaConfig',
    'aws.AWS::Cognito::UserPoolDomain',
    'aws.AWS::Cognito::UserPoolRiskConfigurationAttachment',
    'aws.AWS::Cognito::LogDeliveryConfiguration',
    'aws.AWS::Cognito::UserPoolSessionConfigurationAttachment',
    'aws.AWS::Cognito::UserPoolGroup',
    'aws.AWS::Cognito::UserPoolResourceServer',
    ...['ProviderType', 'ProviderDetails', 'IdpIdentifiers', 'Later'].map(
      (name) => `identityProviders.*.aws.${name}`,
    ),
  ],
  identity: [
    ...awkward('aws', identityProperties),
    'aws.AWS::Cognito::IdentityPoolRoleAttachment',
    'aws.AWS::Cognito::IdentityPoolPrincipalTag',
  ],
  role: awkward('aws', roleProperties),
}

describe.each(kinds)('%s', (kind) => {
  const words = wordsOf(kind)
  const rare = (counted: ReturnType<typeof tally>, all: readonly string[], least: number) =>
    all.filter((word) => counted.of(word) < least)

  it(
    'means again what a canonical resource means',
    () => {
      const counted = tally(kind)
      fc.assert(
        fc.property(trees[kind], (canonical) => {
          const said = resugar(kind, 'shop', canonical, addresses)
          counted.add(said)
          same(disorder(kind, said), [])
          same(desugar(kind, 'shop', said, addresses), canonical)
        }),
        runs,
      )
      expect(rare(counted, [...words, ...(beyond[kind] ?? [])], 3)).toEqual([])
    },
    patience,
  )

  it(
    'says again, in normal form, what an author wrote',
    () => {
      const counted = tally(kind)
      fc.assert(
        fc.property(said(kind), (written) => {
          counted.add(written)
          const again = resugar(kind, 'shop', desugar(kind, 'shop', written, addresses), addresses)
          same(again, normal(kind, written))
          same(takes(kind, again), [])
        }),
        runs,
      )
      expect(rare(counted, words, 3)).toEqual([])
    },
    patience,
  )

  it('has a normal form that is its own normal form', () => {
    fc.assert(
      fc.property(said(kind), (written) => same(normal(kind, normal(kind, written)), normal(kind, written))),
    )
  })
})
