import { X509Certificate } from 'node:crypto'
import { livingServer } from '../../adapters/disk/server-file.ts'
import { ok, warning, wrong, type Check, type Outcome } from '../doctor-check.ts'

/** Whether clients believe the certificate of the server that runs here, where it has one. */
export const certificate: Check = {
  name: 'certificate',
  about: 'server',
  look({ root }) {
    const { certificate: pem } = livingServer(root) ?? {}
    return pem === undefined ? [] : certificateOutcomes(new X509Certificate(pem), Date.now())
  },
}

const day = 86_400_000
const soon = 14 * day

/** What there is to say of a certificate at a time, in milliseconds since 1970. */
export function certificateOutcomes(
  of: Pick<X509Certificate, 'validTo' | 'subjectAltName' | 'checkHost'>,
  now: number,
): readonly Outcome[] {
  const end = Date.parse(of.validTo)
  const until = new Date(end).toISOString().slice(0, 10)
  if (now > end)
    return [
      wrong(
        `the certificate of the server ended on ${until}`,
        'put a new one where --tls-cert and --tls-key say: it is taken without a restart',
      ),
    ]
  const names = (of.subjectAltName ?? 'nobody').replaceAll(/(?:DNS|IP Address):/g, '')
  if (of.checkHost('localhost') === undefined)
    return [
      warning(
        `the certificate of the server is for ${names}, and not for localhost`,
        'make one for localhost too, unless all come by another name: see docs/running.md',
      ),
    ]
  if (end - now < soon)
    return [warning(`the certificate of the server counts until ${until}`, 'make a new one in time')]
  return [ok(`the certificate of the server is for ${names}, until ${until}`)]
}
