import type { User } from '../../model/user.ts'

/** A user as scripts see one. A stranger has no attributes, and is told to be one. */
export const shown = ({ sub, status, attributes, stranger }: User) =>
  stranger
    ? { userAttributes: {}, userNotFound: true }
    : { userAttributes: { sub, 'cognito:user_status': status, ...attributes } }

/** An address with most of it covered, as an answer may show it. */
export const masked = (attribute: 'email' | 'phone_number', to: string) =>
  attribute === 'email' ? to.replace(/^(.)[^@]*@(.).*$/su, '$1***@$2***') : `+*******${to.slice(-4)}`
