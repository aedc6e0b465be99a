import type { ProvisionedLimit } from '../engine/limits/provisioned.ts'

/** A limit as the API says it. */
export const sayLimit = ({ name, free, provisioned }: ProvisionedLimit) => ({
  LimitDefinition: { LimitClass: 'API_CATEGORY' as const, Attributes: { Category: name } },
  ProvisionedLimitValue: provisioned,
  FreeLimitValue: free,
})
