import { Unreadable } from '../adapters/disk/unreadable.ts'
import { Unreached, type Forward } from '../adapters/gate/open-forward.ts'
import type { Gate } from '../model/gate.ts'
import type { Guarding } from '../protocol/gate/answer-gate.ts'
import { Refused } from '../protocol/gate/gate-request.ts'
import { headersOnward, signOnward, type Onward } from '../protocol/gate/onward.ts'
import { partitionKeys } from '../protocol/gate/partition-keys.ts'
import type { Log } from '../protocol/log.ts'

/** What a gate is made of, beside what its file says. */
export interface Means {
  readonly forward: Forward
  readonly ports: Omit<ReturnType<Guarding['ports']>, 'caller'>
  readonly secret: (name: string) => string | undefined
  readonly region: string
  readonly log: Log
}

/** A gate that is ready to answer. Throws `Unreadable` where the secret of its keys is missing. */
export function guardingOf(gate: Gate, { forward, ports, secret, region, log }: Means): Guarding {
  const onward = onwardOf(gate, region, secret)
  return {
    gate,
    region,
    log,
    ports: (caller) => ({ ...ports, caller }),
    behind: partitionKeys(
      (call, input) => forward.ask(onward(describing(call, input), true)),
      () => performance.now(),
    ),
    pass: async (passing, response) => {
      const headers = headersOnward(passing.headers, passing)
      try {
        await forward.pass(onward({ ...passing, headers }, passing.signed), response)
      } catch (error) {
        if (!(error instanceof Unreached)) throw error
        const [status, code] = error.late ? [504, 'GatewayTimeout'] : [502, 'BadGateway']
        throw new Refused(status, code, 'The server behind the gate does not answer.', { cause: error })
      }
    },
  }
}

/** How a request goes on: signed by the keys of the server behind, where the gate has them. */
function onwardOf({ name, to, speaks }: Gate, region: string, secret: (name: string) => string | undefined) {
  const { host } = new URL(to)
  const keys = speaks.type === 's3' || speaks.type === 'dynamodb' ? speaks.keys : undefined
  const text = keys && secret(keys.secret)
  if (keys && text === undefined)
    throw new Unreadable(
      `the secret \`${keys.secret}\` of the gate \`${name}\` is missing`,
      'bind it under `secrets` in the environment, and set it',
    )
  return <O extends Onward>(onward: O, signed: boolean) => ({
    ...onward,
    headers:
      signed && keys && text !== undefined
        ? signOnward(onward, {
            id: keys.id,
            secret: text,
            service: speaks.type,
            region,
            host,
            now: Date.now(),
          })
        : { ...onward.headers, host },
  })
}

const describing = (call: string, input: object) => ({
  method: 'POST',
  target: '/',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${call}`,
  },
  body: Buffer.from(JSON.stringify(input)),
})
