import { readFileSync } from 'node:fs'
import process from 'node:process'
import { reason, Unreadable } from '../../adapters/disk/unreadable.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { visible } from '../../review/visible.ts'

/** Reads an event from a file, or from standard input where the file is `-`. Throws `Unreadable` where it is none. */
export async function readEvent(file: string): Promise<JsonObject> {
  const name = file === '-' ? 'standard input' : `\`${file}\``
  let text: string
  try {
    text = file === '-' ? await standardInput() : readFileSync(file, 'utf8')
  } catch (error) {
    throw new Unreadable(`the event in ${name} cannot be read: ${reason(error)}`, undefined, { cause: error })
  }
  return parseEvent(text, name)
}

/** Reads an event from a text of this name. Throws `Unreadable` where it is none. */
export function parseEvent(text: string, name: string): JsonObject {
  const help = 'a sample to begin with: poolwright event PreSignUp_SignUp'
  let event: unknown
  try {
    event = JSON.parse(text)
  } catch (error) {
    throw new Unreadable(`the event in ${name} is not JSON: ${oneLine(error)}`, help, {
      cause: error,
    })
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new Unreadable(`the event in ${name} is not a JSON object`, help)
  return event as JsonObject
}

/** What the parser says may quote several lines of the text. */
const oneLine = (error: unknown) => visible((error as Error).message.replaceAll(/\s+/g, ' '))

async function standardInput(): Promise<string> {
  let text = ''
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece
  return text
}
