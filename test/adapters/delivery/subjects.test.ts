import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmtp } from '../../../src/adapters/delivery/smtp.ts'
import type { Way } from '../../../src/adapters/delivery/way.ts'

const mails: ParsedMail[] = []
let server: SMTPServer
let way: Way
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  way = openSmtp({ host: '127.0.0.1', port, security: 'none' })
})
afterAll(() => new Promise<void>((closed) => server.close(closed)))

describe('the subject of a mail', () => {
  it.each([
    ['Sign-in from a\r\nBcc: eve@example.com', 'Sign-in from a Bcc: eve@example.com'],
    ['Sign-in from\0a\u0085b\u2028c\n', 'Sign-in from a b c'],
    ['کد می\u200cخواهید 👩\u200d🚀', 'کد می\u200cخواهید 👩\u200d🚀'],
  ])('is one line of one header, and is sent: %j', async (subject, said) => {
    await way.hand(
      {
        id: 'a',
        at: Date.UTC(2026, 0, 1),
        attempts: 1,
        poolId: 'us-east-1_a',
        username: 'ana',
        medium: 'EMAIL',
        to: 'ana@example.com',
        reason: 'AccountTakeOverNotification',
        subject,
        text: 'Was it you?',
      },
      AbortSignal.timeout(5_000),
    )
    const got = mails.at(-1)
    expect(got?.subject).toBe(said)
    expect(got?.bcc).toBeUndefined()
    expect([got?.to].flat().map((to) => to?.text)).toEqual(['ana@example.com'])
  })
})
