import type { Smtp } from '../../model/delivery.ts'
import { isAddress } from '../../model/mailbox.ts'
import { plainOf } from './plain-of.ts'
import { answeredOf, senderOf } from './senders.ts'
import { Undelivered, whyFailed } from './undelivered.ts'
import type { Parcel, Way } from './way.ts'

/** What a mail server is reached by. */
export interface SmtpOptions extends Omit<Smtp, 'via' | 'login'> {
  readonly login?: { readonly user: string; readonly password: string }
  /** Who vouches for its certificate, in PEM, beside those whom Node trusts. */
  readonly ca?: string
}

// Milliseconds. A server that says a word now and then is ended by the patience of whoever waits for it.
const timeouts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
}

/**
 * Mail by SMTP, each by a connection of its own. With `starttls` nothing is said before TLS but EHLO, and a server
 * without it gets nothing. Addresses are checked here: none can begin a header or be a second recipient.
 */
export function openSmtp(options: SmtpOptions): Way {
  return {
    async hand(parcel, signal) {
      const { envelope, message } = await composed(parcel, options.from)
      const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
      const { host, port, security, login, ca } = options
      const connection = new SMTPConnection({
        host,
        port,
        secure: security === 'tls',
        requireTLS: security === 'starttls',
        ignoreTLS: security === 'none',
        tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
        ...timeouts,
      })
      try {
        await said(signal, connection, (done) => connection.connect(done))
        if (login) {
          // Nobody may have the password who is in between.
          if (!connection.secure) throw new Undelivered('no TLS before the password', { passing: true })
          const { user, password: pass } = login
          await said(signal, connection, (done) => connection.login({ credentials: { user, pass } }, done))
        }
        await said(signal, connection, (done) => connection.send(envelope, message, done))
        connection.quit()
      } catch (error) {
        throw undelivered(error)
      } finally {
        connection.close()
      }
    },
  }
}

/** What one exchange comes to; an error of the connection, or the end of all patience, ends it as well. */
function said(
  signal: AbortSignal,
  connection: NodeJS.EventEmitter,
  exchange: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(error as Error)
    const given = () => fail(signal.reason)
    if (signal.aborted) return given()
    signal.addEventListener('abort', given, { once: true })
    connection.on('error', fail)
    connection.once('end', () => fail({ code: 'ECONNRESET' }))
    exchange((error) => {
      signal.removeEventListener('abort', given)
      if (error) fail(error)
      else resolve()
    })
  })
}

/** A mail as it goes over the wire: HTML as Cognito sends, and what it says in text beside it. */
async function composed(parcel: Parcel, usual: string | undefined) {
  const { id, at, to, subject = '', text, plain } = parcel
  const from = senderOf(parcel, usual)
  const answered = answeredOf(parcel)
  if (!isAddress(to)) throw new Undelivered('the recipient is not one address', { passing: false })
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const mail = new MailComposer({
    from: { name: from.name ?? '', address: from.address },
    to: { name: '', address: to },
    ...(answered && { replyTo: { name: answered.name ?? '', address: answered.address } }),
    // Whoever fills in a name or a device must not keep a warning from being sent.
    subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(),
    ...(plain ? { text } : { text: plainOf(text), html: text }),
    date: new Date(at),
    messageId: `<${id}@${from.address.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { envelope: mail.getEnvelope(), message: await mail.build() }
}

/** Whether another time may do, by the reply's code (RFC 5321, 4.2.1). Its text may name the recipient, and is left out. */
function undelivered(error: unknown): Undelivered {
  if (error instanceof Undelivered) return error
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string }
  const ofMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  const passing = !(ofMessage && (responseCode === 0 || responseCode >= 500))
  const why = responseCode ? `SMTP ${responseCode}` : whyFailed(error)
  return new Undelivered(
    code && responseCode ? `${why} (${whyFailed(error)})` : why,
    { passing },
    { cause: error },
  )
}
