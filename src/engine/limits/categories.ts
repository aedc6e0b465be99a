/** A category of operations, whose calls are counted together. */
export interface Category {
  /** Calls a second that every account has in a region without asking. */
  readonly free: number
  /** Whether an account can have more. */
  readonly adjustable: boolean
}

const more = (free: number): Category => ({ free, adjustable: true })
const fixed = (free: number): Category => ({ free, adjustable: false })

/** The categories of Cognito's guide to quotas, and what each allows. */
export const categories: ReadonlyMap<string, Category> = new Map([
  ['ClientAuthentication', fixed(150)],
  ['LimitManagement', fixed(1)],
  ['UserAccountRecovery', fixed(30)],
  ['UserAuthentication', more(120)],
  ['UserCreation', more(50)],
  ['UserFederation', more(25)],
  ['UserList', fixed(30)],
  ['UserPoolClientRead', fixed(15)],
  ['UserPoolClientUpdate', fixed(15)],
  ['UserPoolRead', fixed(15)],
  ['UserPoolResourceRead', fixed(20)],
  ['UserPoolResourceUpdate', fixed(15)],
  ['UserPoolUpdate', fixed(15)],
  ['UserRead', more(120)],
  ['UserResourceRead', more(50)],
  ['UserResourceUpdate', fixed(25)],
  ['UserToken', more(120)],
  ['UserUpdate', fixed(25)],
])

/** What the Service Quotas of an account would allow at most, where nobody can ask for more. An invention of ours. */
export const mostProvisioned = 10_000
