// Made from schemas/api by `npm run generate`.
import type { Apis, ServiceName } from '../../model/apis.ts'
/** Every operation of every service, by name. */
export declare const operations: {
  readonly [Service in ServiceName]: {
    readonly [Name in keyof Apis[Service]]: {
      readonly signed: boolean
      readonly input: string
      readonly errors: readonly string[]
    }
  }
}
