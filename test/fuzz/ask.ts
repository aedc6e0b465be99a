import { setTimeout as delay } from 'node:timers/promises'
import { operations } from '../../src/app/operations.ts'
import { actionOf } from '../../src/model/apis.ts'
import { handleQuery } from '../../src/protocol/aws-query/handle.ts'
import type { Ask } from '../../src/protocol/exchange.ts'
import { handle } from '../../src/protocol/aws-json/handle.ts'
import { isDeclared } from '../../src/protocol/aws-json/declared.ts'
import type { FinishedRun, Serving } from '../../src/protocol/aws-json/serving.ts'
import type { FaultCode } from '../../src/model/fault.ts'
import type { Service } from '../generate/api-schema.ts'
import { misfits } from './output-fits.ts'
import { formOf, readXml } from './query.ts'
import { secrets, type RichWorld } from './rich-world.ts'

const signature = (service: string) => ({
  host: 'localhost',
  'x-amz-date': '20260101T090000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDANYBODY/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
})
/** What nobody is ever told as a refusal of theirs. */
const ours = ['InternalErrorException', 'InternalServerException']
const stack =
  /\bat .+\.(?:ts|js):\d+|node:internal|TypeError|RangeError|SyntaxError|ReferenceError|SQLITE|is not (?:a function|iterable|defined)/

/** What a call came to: its answer, and everything about it that must not be. */
export interface Outcome {
  /** `answered`, or the code of the refusal. */
  readonly code: string
  readonly said: Readonly<Record<string, unknown>>
  readonly wrong: readonly string[]
}
/** Sends a call of an operation, with this body, in which these texts are secrets that stand where secrets belong. */
export type Door = (
  service: Service,
  operation: string,
  body: string,
  hidden?: readonly string[],
) => Promise<Outcome>

/** So many milliseconds are too many, whatever else the machine does. */
const patience = 60_000

/** A door to a world by which calls come as they do over the wire, each of which is judged. */
export function openDoor({ ports }: Pick<RichWorld, 'ports'>): Door {
  const lines: string[] = []
  const log = (level: string) => (facts: object, message: string) =>
    void lines.push(`${level} ${message} ${JSON.stringify(facts)}`)
  const runs: FinishedRun[] = []
  const serving: Serving = {
    operations,
    ports: (caller) => ({ ...ports, caller }),
    signed: 'believed',
    log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    onRun: (run) => void runs.push(run),
  }
  return async (service, operation, body, hidden = []) => {
    lines.length = runs.length = 0
    const hung = new AbortController()
    const sts = service === 'sts'
    const type = sts ? 'application/x-www-form-urlencoded' : 'application/x-amz-json-1.1'
    const request: Ask = {
      id: 'request',
      method: 'POST',
      path: '/',
      query: '',
      headers: { 'content-type': type, ...signature(service) },
      body: Buffer.from(sts ? formOf(operation, body) : body),
      ip: '192.0.2.1',
    }
    const answer = await Promise.race([
      sts ? handleQuery(request, serving) : handle(service, operation, request, serving),
      delay(patience, undefined, { signal: hung.signal }).then(
        () => Promise.reject(new Error(`${operation} does not answer ${body}`)),
        () => new Promise<never>(() => undefined),
      ),
    ])
    hung.abort()
    const said = sts ? readXml(answer.body) : (JSON.parse(answer.body) as Record<string, unknown>)
    const wrong = lines.filter((line) => line.startsWith('error '))
    // Codes of STS have names of their own on the wire, which have tests of their own.
    if (sts)
      wrong.push(...(answer.status === 200 || said['type'] === 'Sender' ? [] : ['no refusal of a caller']))
    else if (answer.status === 200) wrong.push(...misfits(service, operation, said))
    else wrong.push(...misrefused(service, operation, answer.status, said))
    if (stack.test(answer.body)) wrong.push('the answer tells of the inside')
    // Whoever looks at a run must be able to.
    const told = runs.map((run) => JSON.stringify([run, run.claims?.(), run.secrets?.().size]))
    const places = { answer: answer.body, log: lines.join(), account: told.join() }
    for (const [where, text] of Object.entries(places))
      if (secrets.some((secret) => text.includes(secret) && !body.includes(secret)))
        wrong.push(`a secret is told by the ${where}`)
    const kept = `${places.log} ${places.account}`
    if (hidden.some((secret) => kept.includes(secret))) wrong.push('a secret of the caller is kept')
    return { code: answer.status === 200 ? 'answered' : String(said['__type']), said, wrong }
  }
}

function misrefused(service: Service, name: string, status: number, said: Record<string, unknown>): string[] {
  const { __type: code, message } = said
  const wrong: string[] = []
  if (status !== 400) wrong.push(`status ${status}`)
  if (typeof message !== 'string' || !message.trim()) wrong.push('a refusal without a sentence')
  if (typeof code !== 'string' || ours.includes(code) || !isDeclared({ service, name }, code as FaultCode))
    wrong.push(`refused with ${String(code)}`)
  return wrong
}

/** Whether an operation is served. */
export const isServed = (service: Service, name: string): boolean => operations.has(actionOf(service, name))
