import type { Ports } from '../../engine/ports.ts'
import type { Context } from '../../model/iam.ts'
import type { Signer } from '../../model/session.ts'

/**
 * What every request is, whatever it is for, by the keys that conditions have for it. Follows "AWS global
 * condition context keys" of the IAM User Guide; what is not known of a request is not there. `secure` says
 * whether callers come by TLS.
 */
export function requestContext(
  { clock, caller: { ip, userAgent } }: Pick<Ports, 'clock' | 'caller'>,
  { region }: Pick<Signer, 'region'>,
  secure: boolean,
): Context {
  const now = clock.now()
  return {
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:SecureTransport': String(secure),
    'aws:ViaAWSService': 'false',
    'aws:RequestedRegion': region,
    ...(ip !== undefined && { 'aws:SourceIp': ip }),
    ...(userAgent !== undefined && { 'aws:UserAgent': userAgent }),
  }
}
