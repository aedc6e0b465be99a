import type { AccessRequest } from '../model/iam.ts'
import { isKey, type Key } from './key.ts'
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
  /** Whether who asks has a permissions boundary. */
  readonly bounded: boolean
  #names: readonly string[] | undefined

  constructor(request: AccessRequest, bounded: boolean) {
    this.request = request
    this.action = request.action.toLowerCase()
    this.account = request.principal.account ?? accountIn(request.principal.arn)
    this.bounded = bounded
  }

  /**
   * What the request has under a key. Of a key that is there in two spellings the first counts, so that
   * nobody adds a second one to change it.
   */
  value(key: Key): Value | undefined {
    const { context } = this.request
    this.#names ??= Object.keys(context)
    for (const name of this.#names) if (isKey(name, key)) return context[name]
    return knownOf(this, key.folded)
  }
}
