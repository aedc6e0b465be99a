import type { Invocation } from '../../../engine/ports.ts'
import type { Message } from '../../../engine/effect.ts'
import type { Delivery } from '../../delivery/delivery.ts'

/** What a script sends to people, as a mail or as a text. */
export type Post = Pick<Message, 'medium' | 'text' | 'plain' | 'from'> & {
  readonly to: readonly string[]
  readonly subject?: string
}

/** Of what is kept of a message. Characters. */
const longestText = 64 * 1024

/** Puts what a script sends where the pool's own messages go: one message for everybody it is to. */
export async function post(
  delivery: Delivery,
  { poolId, event, stage }: Invocation,
  { to, text, ...message }: Post,
): Promise<void> {
  const { userName, triggerSource } = event
  for (const one of to)
    await delivery.send({
      kind: 'send',
      ...message,
      text: text.slice(0, longestText),
      poolId,
      username: typeof userName === 'string' ? userName : '',
      to: one,
      reason: typeof triggerSource === 'string' ? triggerSource : stage.trigger.name,
    })
}
