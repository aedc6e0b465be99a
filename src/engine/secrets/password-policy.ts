import { Fault } from '../../model/fault.ts'
import type { PasswordPolicy } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { below } from './random-text.ts'
import type { Ports } from '../ports.ts'

/** What a pool demands that says nothing of passwords. */
const unsaid: Required<
  Pick<
    PasswordPolicy,
    'MinimumLength' | 'RequireLowercase' | 'RequireUppercase' | 'RequireNumbers' | 'RequireSymbols'
  >
> = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
}

export const policyOf = ({ properties }: UserPool): PasswordPolicy =>
  properties.Policies?.PasswordPolicy ?? unsaid

/** How long a password lasts that somebody else chose. Milliseconds; zero days are taken as seven. */
export const temporaryLife = (pool: UserPool) => {
  const { TemporaryPasswordValidityDays } = policyOf(pool)
  const days =
    TemporaryPasswordValidityDays ?? pool.properties.AdminCreateUserConfig?.UnusedAccountValidityDays
  return (days || 7) * 86_400_000
}

const symbols = '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+- '

// The sentences after the first are unverified.
const rules: readonly {
  readonly asks: (policy: PasswordPolicy) => boolean | undefined
  readonly met: (password: string, policy: PasswordPolicy) => boolean
  readonly says: string
}[] = [
  {
    asks: () => true,
    met: (password, { MinimumLength = 8 }) => password.length >= MinimumLength,
    says: 'Password not long enough',
  },
  {
    asks: ({ RequireUppercase }) => RequireUppercase,
    met: (password) => /[A-Z]/.test(password),
    says: 'Password must have uppercase characters',
  },
  {
    asks: ({ RequireLowercase }) => RequireLowercase,
    met: (password) => /[a-z]/.test(password),
    says: 'Password must have lowercase characters',
  },
  {
    asks: ({ RequireNumbers }) => RequireNumbers,
    met: (password) => /[0-9]/.test(password),
    says: 'Password must have numeric characters',
  },
  {
    asks: ({ RequireSymbols }) => RequireSymbols,
    // A blank at either end does not count as a symbol.
    met: (password) => [...password.trim()].some((letter) => symbols.includes(letter)),
    says: 'Password must have symbol characters',
  },
]

/** Refuses a password that the pool's policy does not take. */
export function checkPolicy(pool: UserPool, password: string): void {
  const policy = policyOf(pool)
  const broken = rules.find(({ asks, met }) => asks(policy) && !met(password, policy))
  if (broken)
    throw new Fault('InvalidPasswordException', `Password did not conform with policy: ${broken.says}`)
}

const alphabets = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!@#%&*+-=?'] as const

/** A temporary password of one's own making, which every policy takes. */
export function drawPassword(pool: UserPool, random: Ports['random']): string {
  const length = Math.max(policyOf(pool).MinimumLength ?? 8, 12)
  const pick = (from: string) => from[below(from.length, random)] ?? ''
  const letters = alphabets.map(pick)
  while (letters.length < length) letters.push(pick(alphabets.join('')))
  for (let last = letters.length - 1; last > 0; last--) {
    const other = below(last + 1, random)
    const kept = letters[last] ?? ''
    letters[last] = letters[other] ?? ''
    letters[other] = kept
  }
  return letters.join('')
}
