import { clientOf, proofOf } from '../client-of.ts'
import { seenOf } from '../seen.ts'
import type { Act } from '../step.ts'

/** Somebody signs up. */
export const signUp: Act<'signUp'> = async (step, story) => {
  const { username, password, attributes = {}, clientMetadata } = step
  const client = clientOf(story, step.client)
  const SecretHash = proofOf(story, client, username)
  const result = await story.perform('SignUp', {
    ClientId: client.id,
    Username: username,
    Password: password,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    ...(SecretHash && { SecretHash }),
    ...(clientMetadata && { ClientMetadata: clientMetadata }),
  })
  return seenOf(result)
}
