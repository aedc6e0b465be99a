import { findService } from './find-service.ts'
import type { Aws, AwsParts } from './open-aws.ts'

/** Services of AWS for scripts, which are loaded when the first script asks one: most projects call none. */
export function awsLater(parts: AwsParts): Aws {
  let opened: Promise<Aws> | undefined
  return async (input, call, signal) => {
    const url = typeof input['url'] === 'string' ? URL.parse(input['url']) : null
    if (!url || !findService(url.hostname)) return undefined
    opened ??= import('./open-aws.ts').then(({ openAws }) => openAws(parts))
    return (await opened)(input, call, signal)
  }
}
