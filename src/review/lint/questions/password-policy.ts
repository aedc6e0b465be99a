import type { PoolDocument } from '../../../config/made/documents.ts'

const kinds = ['lower', 'upper', 'number', 'symbol'] as const

/**
 * What a password must be. Cognito asks for eight characters of all kinds where a pool says nothing of
 * passwords, and for no kinds where it says anything else of them.
 */
export function passwordPolicy({ password = {} }: PoolDocument): {
  readonly minLength: number
  readonly require: readonly (typeof kinds)[number][]
} {
  const silent = Object.keys(password).length === 0
  return { minLength: password.minLength ?? 8, require: password.require ?? (silent ? kinds : []) }
}
