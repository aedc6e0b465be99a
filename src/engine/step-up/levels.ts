import type { UserPool } from '../../model/pool.ts'
import type { Level, Proof } from '../../model/proof.ts'

/** Which proofs reach which level, together. What is proved first stands first. */
export const ways: readonly { readonly level: Level; readonly proofs: readonly Proof[] }[] = [
  { level: 1, proofs: ['pwd'] },
  { level: 2, proofs: ['sms'] },
  { level: 2, proofs: ['email_otp'] },
  { level: 3, proofs: ['swk'] },
  { level: 3, proofs: ['hwk'] },
  { level: 3, proofs: ['pwd', 'sms'] },
  { level: 3, proofs: ['pwd', 'email_otp'] },
  { level: 4, proofs: ['pwd', 'otp'] },
]

const levels = [1, 2, 3, 4] as const satisfies readonly Level[]

/** The highest level that these proofs reach; none where they reach no level. */
export const levelOf = (proved: readonly Proof[]): Level | undefined =>
  ways.findLast(({ proofs }) => proofs.every((proof) => proved.includes(proof)))?.level

type Named = Readonly<Record<`Level${Level}`, { readonly AcrValue: string }>>

/** What a pool calls each level, in the claim `acr`. */
export const acrOf = ({
  properties: { AcrConfiguration },
}: {
  readonly properties: { readonly AcrConfiguration?: object | undefined }
}): Named => ({
  Level1: { AcrValue: 'urn:cognito:loa:1' },
  Level2: { AcrValue: 'urn:cognito:loa:2' },
  Level3: { AcrValue: 'urn:cognito:loa:3' },
  Level4: { AcrValue: 'urn:cognito:loa:4' },
  ...(AcrConfiguration as Partial<Named> | undefined),
})

/** The level that a pool calls so; none of a word that it does not know. */
export const levelNamed = (pool: Pick<UserPool, 'properties'>, name: unknown): Level | undefined =>
  levels.find((level) => acrOf(pool)[`Level${level}`].AcrValue === name)
