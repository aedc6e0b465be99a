import { clientOf, proofOf } from '../client-of.ts'
import { seenOf } from '../seen.ts'
import { Unplayable, type Act } from '../step.ts'

/** They confirm it, by the code that was last sent unless the step has another. */
export const confirmSignUp: Act<'confirmSignUp'> = async (step, story) => {
  const { username, code = story.lastCode() } = step
  const client = clientOf(story, step.client)
  if (code === undefined) throw new Unplayable('no code has been sent so far, and the step says none')
  const SecretHash = proofOf(story, client, username)
  const result = await story.perform('ConfirmSignUp', {
    ClientId: client.id,
    Username: username,
    ConfirmationCode: code,
    ...(SecretHash && { SecretHash }),
  })
  return seenOf(result)
}
