import { fetchOwn, type Own } from '../adapters/machine/fetch-own.ts'
import { Fault, type FaultCode } from '../model/fault.ts'
import { actionOf } from '../model/apis.ts'
import * as userPools from '../operations/user-pools/index.ts'
import type { Served } from '../protocol/aws-json/serving.ts'

/**
 * The operations of user pools as a running server carries them out: each asks it over HTTP. Without a
 * server each is refused, and says what to do about it.
 */
export const forwarded = (server: Own | undefined): ReadonlyMap<string, Served> =>
  new Map(
    Object.values(userPools).map(({ service, name, access }) => [
      actionOf(service, name),
      {
        service,
        name,
        access,
        flow: {
          name: 'ask the server',
          run: async (input: object) => ({ output: await ask(server, name, input) }),
        },
        output: ({ output }: { readonly output: object }) => output,
      },
    ]),
  )

async function ask(server: Own | undefined, name: string, input: object): Promise<object> {
  if (!server)
    throw new Fault(
      'InternalErrorException',
      `No server runs that could carry out ${name}: start \`poolwright dev\` beside this.`,
    )
  const answer = await fetchOwn(server, server.url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      ...signed(),
    },
    body: JSON.stringify(input),
  }).catch((cause: unknown) => {
    throw new Fault('InternalErrorException', `The server at ${server.url} does not answer.`, { cause })
  })
  const body = (await answer.json()) as { readonly __type?: FaultCode; readonly message?: string }
  if (answer.ok) return body
  throw new Fault(body.__type ?? 'InternalErrorException', body.message)
}

/** `dev` wants a signature to be there, and believes it. */
function signed() {
  const at = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const scope = `local/${at.slice(0, 8)}/us-east-1/cognito-idp/aws4_request`
  return {
    'x-amz-date': at,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  }
}
