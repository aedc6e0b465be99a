import type { Path } from '../../../config/path.ts'
import type { PoolDocument } from '../../../config/made/documents.ts'

/** A text that a pool sends, and what it must have in it. */
export interface SentText {
  readonly path: Path
  readonly text: string
  readonly carries: 'code' | 'link' | 'invitation'
}

/** The texts of a pool's own; where it says none, Cognito's are sent. */
export function sentTexts({ signUp, invite, mfa }: PoolDocument): readonly SentText[] {
  const { verification } = signUp ?? {}
  const carries = verification?.by === 'link' ? 'link' : 'code'
  const all: readonly (readonly [Path, string | undefined, SentText['carries']])[] = [
    [['signUp', 'verification', 'email', 'body'], verification?.email?.body, carries],
    [['signUp', 'verification', 'sms'], verification?.sms, 'code'],
    [['invite', 'email', 'body'], invite?.email?.body, 'invitation'],
    [['invite', 'sms'], invite?.sms, 'invitation'],
    [['mfa', 'email', 'body'], mfa?.email?.body, 'code'],
    [['mfa', 'sms'], mfa?.sms, 'code'],
  ]
  return all.flatMap(([path, text, carried]) =>
    text === undefined ? [] : [{ path, text, carries: carried }],
  )
}
