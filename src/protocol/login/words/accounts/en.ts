import type { AccountWords, NameKind } from './accounts.ts'

const names: Readonly<Record<NameKind, string>> = {
  username: 'Username',
  email: 'Email',
  phone_number: 'Phone number',
}

const inSentence = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

/** `a`, `a and b`, `a, b and c`. */
const listed = (all: readonly string[], and: string) =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`

/** Accounts in English. */
export const accountsEn: AccountWords = {
  nameOf: (kinds) => {
    const [head = names.username, ...rest] = kinds.map((kind) => names[kind])
    return listed([head, ...rest.map(inSentence)], 'or')
  },
  attributes: {
    address: 'Address',
    birthdate: 'Date of birth',
    email: 'Email',
    family_name: 'Last name',
    gender: 'Gender',
    given_name: 'First name',
    locale: 'Language',
    middle_name: 'Middle name',
    name: 'Name',
    nickname: 'Nickname',
    phone_number: 'Phone number',
    picture: 'Picture (address)',
    preferred_username: 'Preferred username',
    profile: 'Profile (address)',
    updated_at: 'Updated at',
    website: 'Website',
    zoneinfo: 'Time zone',
  },
  optional: (label) => `${label} (optional)`,
  choose: 'Choose',
  yes: 'Yes',
  no: 'No',
  phoneHint: 'Begin with + and the country code, without blanks: +15555550100',
  passwordRule({ MinimumLength = 8, ...asks }) {
    const parts = [
      asks.RequireUppercase && 'an uppercase letter',
      asks.RequireLowercase && 'a lowercase letter',
      asks.RequireNumbers && 'a number',
      asks.RequireSymbols && 'a symbol',
    ].filter((part) => typeof part === 'string')
    return `At least ${MinimumLength} characters${parts.length ? `, with ${listed(parts, 'and')}` : ''}.`
  },
  withoutPassword: 'Leave it empty to sign in with codes instead of a password.',
  passwordAgain: 'Password again',
  noAccount: 'New here?',
  createAccount: 'Create an account',
  haveAccount: 'Have an account already?',
  forgotPassword: 'Forgot your password?',
  haveCode: 'I have a code already',
  backToSignIn: 'Back to sign in',
  signUp: { title: 'Create an account', button: 'Create account' },
  agree: {
    before: 'By creating an account, you agree to the ',
    and: ' and the ',
    after: '.',
    use: 'terms of use',
    privacy: 'privacy policy',
  },
  code: 'Code',
  sentTo: (where) => `We have sent a code to ${where}.`,
  confirm: {
    title: 'Confirm your account',
    lead: 'Enter the code that we have sent you.',
    button: 'Confirm account',
    notReceived: 'No code yet?',
  },
  byLink: {
    sentTo: (where) => `We have sent a link to ${where}.`,
    lead: 'Follow the link that we have sent you, then come back here to sign in.',
    button: 'I have followed it: sign in',
    notReceived: 'No link yet?',
    resend: 'Send a new link',
    resendLead: 'We send you another link to confirm your account with. The one before no longer counts.',
    notices: {
      codeSent: 'A new link is on its way.',
      notConfirmed: 'Your account is not confirmed yet. We have sent you a new link.',
      codeNotSent: 'Your account is not confirmed yet. Follow the link that you have, or ask for a new one.',
    },
    followed: {
      title: 'Your account is confirmed',
      lead: 'You can sign in now.',
      elsewhere: 'You can close this page, and sign in where you have signed up.',
    },
    unusable: {
      title: 'This link cannot be used',
      lead: 'It is wrong, has expired, or was used before. If you have used it, your account is confirmed: sign in. Otherwise ask for another where you have signed up.',
    },
  },
  resend: {
    title: 'Send a new code',
    lead: 'We send you another code to confirm your account with. The one before no longer counts.',
    button: 'Send a new code',
  },
  forgot: {
    title: 'Reset your password',
    lead: 'Tell us who you are, and we send you a code to set a new password with.',
    button: 'Send a code',
  },
  reset: {
    title: 'Set a new password',
    lead: 'Enter the code that we have sent you, and a new password.',
    newPassword: 'New password',
    button: 'Set password',
  },
  notices: {
    codeSent: 'A new code is on its way.',
    notConfirmed: 'Your account is not confirmed yet. We have sent you a new code.',
    codeNotSent: 'Your account is not confirmed yet. Enter the code that you have, or ask for a new one.',
    confirmed: 'Your account is confirmed. Sign in to go on.',
    accountMade: 'Your account is there. Sign in to go on.',
    awaitsAdministrator: 'Your account is there. An administrator has to confirm it before you can sign in.',
    passwordChanged: 'Your password is changed. Sign in with the new one.',
    resetRequired: 'You need to set a new password before you can sign in.',
  },
  problems: {
    email: 'Enter an email address, such as ana@example.com.',
    phone: 'Enter a phone number with + and the country code, such as +15555550100.',
    eitherAddress: 'Enter an email address, or a phone number with + and the country code.',
    emailAsName: 'Choose a name that is not an email address.',
    phoneAsName: 'Choose a name that is not a phone number.',
    tooShort: 'This password is too short.',
    upperCase: 'The password needs an uppercase letter.',
    lowerCase: 'The password needs a lowercase letter.',
    number: 'The password needs a number.',
    symbol: 'The password needs a symbol.',
    usedBefore: 'You have used this password before. Choose another.',
    leaked: 'This password is known from data leaks. Choose another.',
    notTheSame: 'The two passwords are not the same.',
    code: 'This code is not right, or has expired. Check it, or ask for a new one.',
    tooOften: 'Too many attempts. Try again in a while.',
    lockedOut: 'Too many wrong passwords. Wait a moment, then try again.',
    delivery: 'The code could not be sent.',
    unknown: 'There is no account with this name.',
    disabled: 'This account is disabled.',
    notConfirmed: 'This account is not confirmed yet.',
    alreadyConfirmed: 'This account is confirmed already. You can sign in.',
    awaitsAdministrator: 'An administrator has to confirm this account.',
    resetRequired: 'You need to set a new password before you can sign in.',
    temporaryExpired: 'Your temporary password has expired. Ask an administrator for a new one.',
    closed: 'Accounts are made by an administrator here.',
    askAdministrator: 'Ask an administrator to reset your password.',
    cannotReset: 'The password of this account cannot be reset now.',
    noAddress: 'There is no verified address to send a code to. Ask an administrator.',
    blocked: 'This request is not allowed for security reasons.',
    notWritable: 'Something in this form may not be filled in here.',
  },
  taken: (label) => `There is an account with this ${inSentence(label)} already.`,
  missing: (label) => `Fill in: ${label}`,
  malformed: (label) => `This does not fit: ${label}`,
}
