import type { PoolDocument } from '../../../config/made/documents.ts'

type Factor = NonNullable<NonNullable<PoolDocument['mfa']>['factors']>[number]

/** The second factors of a pool: none where MFA is off, and texts where it is on and nothing but texts is set up. */
export function secondFactors({ mfa = {}, sms }: PoolDocument): readonly Factor[] {
  if ((mfa.mode ?? 'off') === 'off') return []
  return mfa.factors ?? (sms?.role === undefined ? [] : ['sms'])
}

/** Whether a text is the only second factor that anybody can have. */
export const onlyTexts = (pool: PoolDocument): boolean => {
  const [first, ...others] = secondFactors(pool)
  return first === 'sms' && others.length === 0
}
