import type { Invocation } from '../../engine/ports.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { decryptMessage } from '../kms/decrypt-message.ts'
import type { Kms } from '../kms/open-kms.ts'
import type { Reached } from './reach.ts'

/** Opens the code of a custom sender, as `context.poolwright.decrypt` asks: of the pool that fired the hook. */
export function decryptCode(
  { code }: JsonObject,
  { poolId, stage }: Invocation,
  kms: Pick<Kms, 'decrypt'>,
): Reached {
  const asked = { kind: 'decrypt', what: 'a code' } as const
  const refused = (name: string, message: string): Reached => ({
    ...asked,
    outcome: name,
    error: { name, message },
  })
  if (!stage.capabilities.aws.kms)
    return refused(
      'NotDeclaredError',
      `\`aws.kms\` is not among the capabilities of trigger \`${stage.trigger.name}\``,
    )
  const opened = typeof code === 'string' ? decryptMessage(Buffer.from(code, 'base64'), kms) : undefined
  if (!opened || opened.context['userpool-id'] !== poolId)
    return refused('InvalidCiphertextException', 'it is no code that this pool has sent')
  return { ...asked, outcome: 'done', value: opened.plaintext.toString() }
}
