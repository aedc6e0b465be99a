import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { flow, type Step } from '../flow.ts'
import type { Texts } from '../sign-in/turn.ts'
import { authoriseFor, type Authorised } from '../steps/authorise.ts'
import { readable } from '../users/attributes.ts'
import { identityAttribute } from '../users/identities.ts'
import { withinScopes } from './scope-attributes.ts'

interface Asking {
  /** The pool whose domain is asked. */
  readonly asked: UserPool
  readonly AccessToken: string
}

// The sentence is unverified.
const unopened = () => new Fault('invalid_token', 'Access token does not contain openid scope')

const recognise = authoriseFor('openid', unopened)

/** Whatever is wrong with a token is told in the same words. */
const authorise: Step<Asking, Authorised> = {
  ...recognise,
  async run(facts, ports, run) {
    try {
      const found = await recognise.run(facts, ports, run)
      if (found.pool.id === facts.asked.id) return found
    } catch (error) {
      if (!(error instanceof Fault) || error.code === 'invalid_token') throw error
    }
    throw new Fault('invalid_token')
  },
}

const tell: Step<Authorised, { info: Texts }> = {
  name: 'tell attributes',
  run({ user, client, claims }) {
    const { sub, attributes, identities, username } = user
    const wanted = withinScopes(String(claims['scope']).split(' '))
    const told = Object.entries({ ...attributes, ...identityAttribute(identities) })
    return {
      info: {
        sub,
        ...Object.fromEntries(told.filter(([name]) => readable(client, name) && wanted(name))),
        username,
      },
    }
  },
}

/**
 * Tells who the bearer of an access token is (OpenID Connect Core 1.0, section 5.3), as far as its scopes and its
 * client go. As Cognito has it, all that is told is text.
 */
export const tellUserInfo: Step<Asking, { info: Texts }> = flow<Asking>('tell user info')
  .step(authorise)
  .step(tell)
