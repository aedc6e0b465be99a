import type { Ports } from '../../engine/ports.ts'
import { requestKeys } from '../../engine/sts/request-keys.ts'
import type { Context } from '../../model/iam.ts'
import type { Signer } from '../../model/session.ts'

/** What every request is, whatever it is for, by the keys that conditions have for it. `secure` says whether callers come by TLS. */
export const requestContext = (
  { clock, caller }: Pick<Ports, 'clock' | 'caller'>,
  { region }: Pick<Signer, 'region'>,
  secure: boolean,
): Context => ({
  ...requestKeys({ clock, caller: { ...caller, secure } }),
  'aws:RequestedRegion': region,
})
