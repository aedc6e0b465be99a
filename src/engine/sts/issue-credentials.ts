import type { Credentials, Session } from '../../model/session.ts'
import type { Step } from '../flow.ts'
import { packedSize } from './packed-size.ts'

/** Makes the credentials of a session. They are in nobody's store: whoever has lost them, has lost them. */
export const issueCredentials: Step<
  { session: Session },
  { credentials: Credentials; packed: number | undefined }
> = {
  name: 'issue credentials',
  run: ({ session }, { sessions }) => ({
    credentials: sessions.issue(session),
    packed: packedSize(session),
  }),
}
