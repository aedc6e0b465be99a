// Made from schemas/api by `npm run generate`.
import type { Api } from '../../model/api.ts'
/** Every operation of user pools, by name. */
export declare const operations: {
  readonly [Name in keyof Api]: {
    readonly signed: boolean
    readonly input: string
    readonly errors: readonly Api[Name]['fault'][]
  }
}
