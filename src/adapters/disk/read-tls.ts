import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { reason, Unreadable } from './unreadable.ts'

/** What a server proves itself with: PEM texts, the certificate first of those that vouch for it. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

/**
 * Reads a certificate and its private key, both PEM. Throws `Unreadable` where they are not, or not of each other,
 * and where nobody would believe the certificate at this time.
 */
export function readTls(files: Tls, now = Date.now()): Tls {
  const cert = read(files.cert, 'certificate')
  const key = read(files.key, 'private key')
  const parsed = parse(
    files.cert,
    'a certificate',
    /BEGIN CERTIFICATE/,
    cert,
    (pem) => new X509Certificate(pem),
  )
  const secret = parse(files.key, 'a private key', /BEGIN [A-Z ]*PRIVATE KEY/, key, (pem) =>
    createPrivateKey(pem),
  )
  if (!parsed.checkPrivateKey(secret))
    throw new Unreadable(
      `the key in \`${files.key}\` is not that of the certificate in \`${files.cert}\``,
      'give the key that the certificate was made with',
    )
  checkDates(files.cert, parsed, now)
  return { cert, key }
}

function checkDates(file: string, { validFrom, validTo }: X509Certificate, now: number): void {
  if (now > Date.parse(validTo))
    throw new Unreadable(
      `the certificate in \`${file}\` ended on ${dayOf(validTo)}`,
      'make a new one: no client believes this one any more',
    )
  if (now < Date.parse(validFrom))
    throw new Unreadable(
      `the certificate in \`${file}\` counts from ${dayOf(validFrom)} on, and no client believes it before`,
      'is the clock of this machine right? poolwright doctor tells',
    )
}

const dayOf = (date: string) => new Date(date).toISOString().slice(0, 10)

/** The certificate itself, without those that vouch for it: what a client on this machine can hold a server to. */
export const leafOf = ({ cert }: Pick<Tls, 'cert'>): string => new X509Certificate(cert).toString()

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Unreadable(
      `the ${what} \`${file}\` cannot be read: ${reason(cause)}`,
      'paths are those of the folder where the command is typed',
      { cause },
    )
  }
}

/** What is read is a secret or may be one: of what is wrong with it, only the kind is said. */
function parse<Parsed>(
  file: string,
  what: string,
  label: RegExp,
  pem: string,
  by: (pem: string) => Parsed,
): Parsed {
  if (!label.test(pem))
    throw new Unreadable(`\`${file}\` does not hold ${what} in PEM`, 'it begins with -----BEGIN')
  try {
    return by(pem)
  } catch (cause) {
    const sealed = (cause as NodeJS.ErrnoException).code === 'ERR_MISSING_PASSPHRASE' || /ENCRYPTED/.test(pem)
    throw new Unreadable(
      sealed ? `the key in \`${file}\` is under a passphrase` : `\`${file}\` does not hold ${what} in PEM`,
      sealed ? 'give one without: openssl pkey -in <file> -out <other file>' : 'it may be cut short',
      { cause },
    )
  }
}
