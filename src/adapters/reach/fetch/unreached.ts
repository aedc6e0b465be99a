/** Why a request has failed: a sentence for the script's author, in which no address stands that he did not write. */
export class Unreached extends Error {
  /** Like those of Node's errors. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const sentences: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'refuses the connection'],
  ['ECONNRESET', 'ended the connection before its answer was whole'],
  ['EPIPE', 'ended the connection before its answer was whole'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'ended the connection before its answer was whole'],
  ['ETIMEDOUT', 'does not answer'],
  ['EHOSTUNREACH', 'cannot be reached from here'],
  ['ENETUNREACH', 'cannot be reached from here'],
  ['ENOTFOUND', 'is a name that leads nowhere'],
  ['EAI_AGAIN', 'is a name that cannot be looked up now'],
  ['CERT_HAS_EXPIRED', 'has a certificate that has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'has a certificate that nobody known has signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'has a certificate that nobody known has signed'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'has a certificate that nobody known has signed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'has a certificate for another name'],
  ['HPE_HEADER_OVERFLOW', 'answers with more headers than are read'],
])

/**
 * What went wrong on the way to a host, said by its code alone: messages of sockets tell where a name led,
 * and some of an answer.
 */
export function unreached(error: unknown, host: string): Unreached {
  if (error instanceof Unreached) return error
  const code = String((error as { code?: unknown } | null)?.code ?? 'ERR_FETCH')
  const known = sentences.get(code)
  if (known) return new Unreached(code, `\`${host}\` ${known}`)
  if (code.startsWith('HPE_')) return new Unreached(code, `\`${host}\` does not answer in HTTP`)
  return new Unreached(code, `no answer from \`${host}\` (${code})`)
}
