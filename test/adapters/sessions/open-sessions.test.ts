import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openRandom } from '../../../src/adapters/random/open-random.ts'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSessions } from '../../../src/adapters/sessions/open-sessions.ts'
import { accountIn } from '../../../src/model/access-key-id.ts'
import type { Session } from '../../../src/model/session.ts'

const open = (key = Buffer.alloc(32, 7)) =>
  openSessions({ key, seal: openSeal({ key }), random: openRandom({ key }) })
const sessions = open()
const session: Session = {
  kind: 'assumed role',
  account: '123456789012',
  arn: 'arn:aws:sts::123456789012:assumed-role/buyer/ana',
  userId: 'AROAAAAAAAAAAAAAAAAAA:ana',
  principalArn: 'arn:aws:iam::123456789012:role/buyer',
  sessionName: 'ana',
  issued: 1_000,
  expires: 3_601_000,
  policies: ['{"Version":"2012-10-17","Statement":[]}'],
  policyArns: [],
  scopeDown: false,
  tags: { team: 'größe' },
  transitiveTags: ['team'],
  chained: false,
  context: { 'cognito-identity.amazonaws.com:amr': ['authenticated', 'x'] },
}

describe('temporary credentials', () => {
  it('have the forms that AWS gives them, and say whose account they are of', () => {
    const { accessKeyId, secretAccessKey, expires } = sessions.issue(session)
    expect(accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(accountIn(accessKeyId)).toBe('123456789012')
    expect(secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/)
    expect(expires).toBe(session.expires)
  })

  it('open to the session they were made of, with their secret, also in another process', () => {
    const { accessKeyId, secretAccessKey, sessionToken } = sessions.issue(session)
    expect(open().open(sessionToken, accessKeyId)).toEqual({ session, secret: secretAccessKey })
  })

  it('open to a session of any size, of which a larger one is packed', () => {
    for (const count of [0, 10, 40, 200]) {
      const policies = Array.from({ length: count }, () => '{"Version":"2012-10-17","Statement":[]}')
      const { accessKeyId, sessionToken } = sessions.issue({ ...session, policies })
      expect(sessions.open(sessionToken, accessKeyId)?.session).toEqual({ ...session, policies })
      expect(sessionToken.length).toBeLessThan(2_100)
    }
  })

  it('are never the same twice', () => {
    const all = Array.from({ length: 100 }, () => sessions.issue(session))
    for (const member of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const)
      expect(new Set(all.map((one) => one[member])).size).toBe(100)
  })

  const one = sessions.issue(session)
  const other = sessions.issue({ ...session, arn: 'arn:aws:sts::123456789012:assumed-role/admin/eve' })
  const changed = (at: number) => {
    const bytes = Buffer.from(one.sessionToken, 'base64')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes.toString('base64')
  }
  it.each([
    ['nothing', '', one.accessKeyId],
    ['no token', 'FwoGZXIvYXdzEXAMPLE', one.accessKeyId],
    ['half a token', one.sessionToken.slice(0, 80), one.accessKeyId],
    ['a token whose version has changed', changed(0), one.accessKeyId],
    ['a token whose tag has changed', changed(30), one.accessKeyId],
    ['a token whose text has changed', changed(60), one.accessKeyId],
    ['a token with another key’s id', one.sessionToken, other.accessKeyId],
    ['a token without its key’s id', one.sessionToken, ''],
    ['a token that is longer than any', 'A'.repeat(10_000_000), one.accessKeyId],
  ])('open nothing by %s', (_, token, id) => {
    expect(sessions.open(token, id)).toBeUndefined()
  })

  it('open nothing that was sealed under another key', () => {
    expect(open(randomBytes(32)).open(one.sessionToken, one.accessKeyId)).toBeUndefined()
  })

  it('give a token that was written otherwise another secret', () => {
    const opened = sessions.open(` ${one.sessionToken}`, one.accessKeyId)
    expect(opened?.secret).not.toBe(one.secretAccessKey)
  })

  it('are not made of more than a header carries', () => {
    const policies = [randomBytes(20_000).toString('base64')]
    expect(() => sessions.issue({ ...session, policies })).toThrow('larger than its token may be')
  })
})
