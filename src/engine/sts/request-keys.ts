import type { Context } from '../../model/iam.ts'
import type { Ports } from '../ports.ts'

/**
 * The global condition keys of a request, whatever it asks; what is not known of it is not there. Follows "AWS
 * global condition context keys" of the IAM User Guide.
 */
export function requestKeys({ caller, clock }: Pick<Ports, 'caller' | 'clock'>): Context {
  const { ip, userAgent, signer, secure } = caller
  const now = clock.now()
  return {
    'aws:CurrentTime': new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'aws:EpochTime': String(Math.floor(now / 1000)),
    'aws:ViaAWSService': 'false',
    ...(secure !== undefined && { 'aws:SecureTransport': String(secure) }),
    ...(ip !== undefined && { 'aws:SourceIp': ip }),
    ...(userAgent !== undefined && { 'aws:UserAgent': userAgent }),
    ...(signer && { 'aws:RequestedRegion': signer.region }),
  }
}
