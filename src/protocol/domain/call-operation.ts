import type { Step } from '../../engine/flow.ts'
import { secretHash } from '../../engine/secrets/hash.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient } from '../../model/pool.ts'
import type { Operation } from '../../operations/operation.ts'
import { serviceOf } from '../../schema/service-of.ts'
import type { Done, Visit } from './visit.ts'

type Name = 'SignUp' | 'ConfirmSignUp' | 'ResendConfirmationCode' | 'ForgotPassword' | 'ConfirmForgotPassword'

/** What a page says of itself: whose account is meant, and what else the operation takes. */
type Said<Called extends Name> = Omit<
  Api[Called]['input'],
  'ClientId' | 'SecretHash' | 'AnalyticsMetadata' | 'ClientMetadata' | 'UserContextData' | 'ValidationData'
>

/**
 * Does for a page what an operation does for an app, with the same checks, triggers and limits. The pages are
 * trusted with the client's secret, so they bring its hash themselves; they send no metadata.
 */
export function callOperation<Called extends Name, Gives extends object>(
  visit: Visit,
  { id: ClientId }: AppClient,
  as: string,
  { name, flow, output }: Operation<'cognito-idp', Called, Gives>,
  said: Said<Called>,
): Promise<Done<Api[Called]['output']>> {
  const step: Step<object, Api[Called]['output']> = {
    name,
    parts: [flow as Step<never, object>],
    async run(asked, ports, run) {
      const { Username = '' } = asked as { readonly Username?: string }
      const client = visit.pool.clients.find(({ id }) => id === ClientId)
      const [secret] = client ? ports.pools.secrets(visit.pool, client) : []
      const proof = secret === undefined ? {} : { SecretHash: secretHash(secret, Username, ClientId) }
      // The checker of this very operation makes the input what its flow needs.
      const input = serviceOf('cognito-idp').checkInput(name as string, { ...asked, ...proof })
      const given = await flow.run({ ...input, atPages: true } as never, ports, run)
      return output({ ...input, ...given } as unknown as Gives) as Api[Called]['output']
    },
  }
  return visit.run(as, step, { ClientId, ...said })
}
