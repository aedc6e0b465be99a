import type { AppClient } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { hidesUsers } from '../client-rules.ts'
import { identityAttribute } from './identities.ts'

/** A user as scripts see one. A stranger has no attributes, and is told to be one. */
export const shown = ({ sub, status, attributes, identities, stranger }: User) =>
  stranger
    ? { userAttributes: {}, userNotFound: true }
    : {
        userAttributes: {
          sub,
          'cognito:user_status': status,
          ...attributes,
          ...identityAttribute(identities),
        },
      }

/** The same for the scripts of a sign-in: where its client hides who exists, they are told of everybody whether there is such a user. */
export const shownAtSignIn = (user: User, client: AppClient | undefined) => ({
  ...(client && hidesUsers(client) && { userNotFound: false }),
  ...shown(user),
})

/** An address with most of it covered, as an answer may show it. */
export const masked = (attribute: 'email' | 'phone_number', to: string) =>
  attribute === 'email' ? to.replace(/^(.)[^@]*@(.).*$/su, '$1***@$2***') : `+*******${to.slice(-4)}`
