import type { Session } from '../../model/session.ts'
import { sessionTags } from './session-tags.ts'

/** What a provider says of a session: its tags, those that go on, and the source identity. */
export interface SaidSession {
  readonly tags: Session['tags']
  readonly transitiveTags: Session['transitiveTags']
  readonly sourceIdentity?: string
}

const most = 50
const keyForm = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const valueForm = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u
/** What the name of a session and a source identity must be like. */
export const nameForm = /^[\w+=,.@-]{2,64}$/

/** Tags that a provider says, held to what STS itself takes; nothing where they are not. */
export function saidTags(
  tags: readonly (readonly [key: string, value: string])[],
  transitiveKeys: readonly string[],
): Pick<SaidSession, 'tags' | 'transitiveTags'> | undefined {
  if (tags.length > most || !tags.every(([key, value]) => keyForm.test(key) && valueForm.test(value)))
    return undefined
  return sessionTags({
    Tags: tags.map(([Key, Value]) => ({ Key, Value })),
    TransitiveTagKeys: transitiveKeys,
  })
}
