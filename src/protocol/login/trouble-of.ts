import type { Fault, FaultCode } from '../../model/fault.ts'
import type { Problem } from './words/accounts/accounts.ts'
import type { Words } from './words/words.ts'

/** What is wrong with a form, and with which of its fields where it is with one. Attributes stand under their own names. */
export interface Trouble {
  readonly text: string
  readonly field?: string
}

/** What attributes are called: in the visitor's language, or as the pool calls its own. */
export const attributeLabel = ({ accounts }: Words, name: string): string =>
  (Object.hasOwn(accounts.attributes, name) ? accounts.attributes[name] : undefined) ??
  name.replace(/^custom:/, '')

type Say = (words: Words, matched: readonly string[]) => Trouble

const as =
  (problem: Problem, field?: string): Say =>
  ({ accounts }) => ({ text: accounts.problems[problem], ...(field !== undefined && { field }) })

const taken =
  (field?: string): Say =>
  (words, [, name = 'username']) => ({
    text: words.accounts.taken(
      name === 'username' ? words.accounts.nameOf(['username']) : attributeLabel(words, name),
    ),
    ...(field !== undefined && { field }),
  })

/** What the engine's sentences are in plain words. A row without a sentence is of every other one of its code. */
const rows: readonly (readonly [FaultCode, RegExp | undefined, Say])[] = [
  ['UsernameExistsException', /given (\w+) already/, taken('username')],
  ['UsernameExistsException', undefined, taken('username')],
  ['AliasExistsException', /with the (\w+) already/, taken()],
  ['InvalidPasswordException', /not long enough$/, as('tooShort', 'password')],
  ['InvalidPasswordException', /uppercase/, as('upperCase', 'password')],
  ['InvalidPasswordException', /lowercase/, as('lowerCase', 'password')],
  ['InvalidPasswordException', /numeric/, as('number', 'password')],
  ['InvalidPasswordException', /symbol/, as('symbol', 'password')],
  ['InvalidPasswordException', undefined, as('leaked', 'password')],
  ['PasswordHistoryPolicyViolationException', undefined, as('usedBefore', 'password')],
  ['InvalidParameterException', /ACR value/, ({ questions }) => ({ text: questions.tooWeak })],
  ['InvalidParameterException', /^Invalid email/, as('email', 'email')],
  ['InvalidParameterException', /^Invalid phone/, as('phone', 'phone_number')],
  ['InvalidParameterException', /^Username should be an email/, as('email', 'username')],
  ['InvalidParameterException', /^Username should be a phone/, as('phone', 'username')],
  ['InvalidParameterException', /^Username should be either/, as('eitherAddress', 'username')],
  ['InvalidParameterException', /^Username cannot be of email/, as('emailAsName', 'username')],
  ['InvalidParameterException', /^Username cannot be of phone/, as('phoneAsName', 'username')],
  ['InvalidParameterException', /^Cannot reset password/, as('noAddress')],
  ['InvalidParameterException', /already confirmed/, as('alreadyConfirmed')],
  ['InvalidParameterException', /^Auto verification/, as('awaitsAdministrator')],
  [
    'InvalidParameterException',
    /to the schema: (\S+): .* is required$/,
    (words, [, name = '']) => ({ text: words.accounts.missing(attributeLabel(words, name)), field: name }),
  ],
  [
    'InvalidParameterException',
    /to the schema: (\S+): /,
    (words, [, name = '']) => ({ text: words.accounts.malformed(attributeLabel(words, name)), field: name }),
  ],
  [
    'InvalidParameterException',
    / at 'username' failed/,
    (words) => ({
      text: words.accounts.malformed(words.accounts.nameOf(['username'])),
      field: 'username',
    }),
  ],
  [
    'InvalidParameterException',
    / at 'password' failed|parameter Password$|^Users without a password/i,
    (words) => ({ text: words.accounts.missing(words.password), field: 'password' }),
  ],
  ['InvalidParameterException', / at 'confirmationCode' failed/, as('code', 'code')],
  ['NotAuthorizedException', /^Password attempts exceeded/, as('lockedOut')],
  ['NotAuthorizedException', /^User is disabled/, as('disabled')],
  ['NotAuthorizedException', /^Temporary password/, as('temporaryExpired')],
  ['NotAuthorizedException', /^SignUp is not permitted/, as('closed')],
  ['NotAuthorizedException', /^Contact administrator/, as('askAdministrator')],
  ['NotAuthorizedException', /^User password cannot be reset/, as('cannotReset')],
  ['NotAuthorizedException', /^User cannot be confirmed/, as('alreadyConfirmed')],
  ['NotAuthorizedException', /security reasons/, as('blocked')],
  ['NotAuthorizedException', /unauthorized attribute/, as('notWritable')],
  ['UserNotFoundException', undefined, as('unknown')],
  ['UserNotConfirmedException', undefined, as('notConfirmed')],
  ['PasswordResetRequiredException', undefined, as('resetRequired')],
  ['LimitExceededException', undefined, as('tooOften')],
  ['TooManyRequestsException', undefined, as('tooOften')],
  ['CodeDeliveryFailureException', undefined, as('delivery')],
]

/** What a visitor is told of a refusal, and at which field; nothing of what no row stands for. */
export function troubleOf(words: Words, { code, message }: Fault): Trouble | undefined {
  // The script's own words, as Cognito shows them.
  if (code === 'UserLambdaValidationException') return { text: message }
  for (const [of, sentence, say] of rows) {
    if (of !== code) continue
    const matched = sentence ? sentence.exec(message) : []
    if (matched) return say(words, matched)
  }
  return undefined
}

/** The same, whatever it is: of what nobody here can mend, that it went wrong. */
export const troubleIn = (words: Words, fault: Fault): Trouble =>
  troubleOf(words, fault) ?? { text: words.refusals.other }

/** The same where a code was brought: what is wrong with it stands at its field. */
export const troubleWithCode = (words: Words, fault: Fault): Trouble =>
  fault.code === 'CodeMismatchException' || fault.code === 'ExpiredCodeException'
    ? { text: words.accounts.problems.code, field: 'code' }
    : troubleIn(words, fault)
