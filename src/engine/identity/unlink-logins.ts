import type { Identity } from '../../model/identity.ts'
import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'
import { has, isFor } from './find-identity.ts'
import type { ProvenLogin } from './proven-login.ts'
import { noMatch } from './refusals.ts'

// The code and the sentence are unverified.
const notLinked = (key: string) =>
  new Fault('InvalidParameterException', `The identity has no login of ${key}.`)

/** Takes an identity's logins of some providers away. A developer's users only the developer takes away. */
export const unlinkLogins: Step<{
  asked: Identity
  logins: readonly ProvenLogin[]
  LoginsToRemove: readonly string[]
}> = {
  name: 'unlink logins',
  async run({ asked, logins, LoginsToRemove }, { clock, store }, { effects }) {
    if (!logins.length) throw noMatch()
    for (const shown of logins)
      if (!has(asked, shown) || (shown.token && !(await isFor(shown.token, asked, store)))) throw noMatch()
    const gone = { code: 'ResourceConflictException' } as const
    for (const key of new Set(LoginsToRemove)) {
      const login = asked.logins.find(({ kind, provider }) => kind === 'public' && isNamed(provider, key))
      if (!login) throw notLinked(key)
      effects.push({ kind: 'unlink login', identityId: asked.id, login, at: clock.now(), gone })
    }
    return undefined
  },
}

/** An OIDC provider of IAM is named by its host or by its ARN. */
const isNamed = (provider: string, key: string) =>
  key === provider || key.replace(/^arn:aws:iam::\d*:oidc-provider\//, '') === provider
