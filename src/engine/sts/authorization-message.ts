import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Context, Decision } from '../../model/iam.ts'
import type { Signer } from '../../model/session.ts'
import type { Asked } from '../access.ts'
import type { Ports } from '../ports.ts'

/** What somebody asked for, and what IAM said. */
export interface Judged {
  readonly signer: Signer
  readonly asked: Asked
  readonly decision: Decision
}

// Of an encoded message, by the model; and what a nonce and a tag take. Characters, bytes.
const longest = 10_240
const [nonceLength, tagLength] = [12, 16]
const mostBytes = Math.floor((longest * 3) / 4) - nonceLength - tagLength

/**
 * An account of a decision for administrators, which whoever was denied can hand on and cannot read. Follows
 * the example of DecodeAuthorizationMessage in the STS API reference; conditions that do not fit are left out.
 */
export function encodeAuthorizationMessage(judged: Judged, { random }: Pick<Ports, 'random'>): string {
  const conditions = Object.entries({ ...judged.asked.context, ...judged.signer.context })
  let text = messageOf(judged, conditions)
  while (Buffer.byteLength(text) > mostBytes && conditions.length) {
    conditions.pop()
    text = messageOf(judged, conditions)
  }
  const nonce = random.bytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyOf(random), nonce)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** What an encoded message says; nothing where it is none of ours. */
export function decodeAuthorizationMessage(
  encoded: string,
  { random }: Pick<Ports, 'random'>,
): string | undefined {
  const bytes = Buffer.from(encoded, 'base64url')
  if (encoded.length > longest || bytes.length < nonceLength + tagLength) return undefined
  const hidden = bytes.subarray(nonceLength + tagLength)
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(random), bytes.subarray(0, nonceLength))
    decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString()
  } catch {
    return undefined
  }
}

const keyOf = (random: Ports['random']) => random.stable('authorization messages')

type Conditions = readonly (readonly [key: string, value: Context[string]])[]

const items = <Item>(all: readonly Item[]) => ({ items: all })

function messageOf({ signer, asked, decision: { decision, by } }: Judged, conditions: Conditions): string {
  const { principal, userId, userName, session } = signer
  const name = userName ?? session?.sessionName
  return JSON.stringify({
    allowed: decision === 'allow',
    explicitDeny: decision === 'explicitDeny',
    matchedStatements: items(
      by ? [{ statementId: by.sid ?? '', effect: by.effect.toUpperCase(), policy: by.policy }] : [],
    ),
    failures: items([]),
    context: {
      principal: { id: userId, ...(name !== undefined && { name }), arn: principal.arn },
      action: asked.action,
      resource: asked.resource,
      conditions: items(
        conditions.map(([key, value]) => ({
          key,
          values: items([value].flat().map((one) => ({ value: one }))),
        })),
      ),
    },
  })
}
