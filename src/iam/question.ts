import type { AccessRequest } from '../model/iam.ts'
import { knownOf } from './known-of.ts'
import { accountIn } from './values/arn.ts'

/** What a request has under a condition key: a list only where the key may have several values. */
export type Value = string | readonly string[]

/** A request, made ready to be compared with many statements. */
export class Question {
  readonly request: AccessRequest
  /** The action in lower case, as action patterns are. */
  readonly action: string
  /** The account of who asks; nobody's, where nobody is known. */
  readonly account: string | undefined
  #values: Map<string, Value> | undefined

  constructor(request: AccessRequest) {
    this.request = request
    this.action = request.action.toLowerCase()
    this.account = request.principal.account ?? accountIn(request.principal.arn)
  }

  /** What the request has under a key, which is given in lower case. */
  value(key: string): Value | undefined {
    return this.#read().get(key) ?? knownOf(this, key)
  }

  #read(): Map<string, Value> {
    if (this.#values) return this.#values
    const values = new Map<string, Value>()
    const { context } = this.request
    for (const written of Object.keys(context)) {
      const key = written.toLowerCase()
      // Of a key that is there in two spellings the first counts, so that nobody adds a second to change it.
      if (!values.has(key)) values.set(key, context[written] as Value)
    }
    return (this.#values = values)
  }
}
