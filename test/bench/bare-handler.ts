import type ivm from 'isolated-vm'

/** The handler of the bench in a bare isolate: JSON of an event in, JSON of it out, and nothing around. */
export function bareHandler(library: typeof ivm): (text: string) => string {
  const isolate = new library.Isolate({ memoryLimit: 64 })
  const run = isolate.createContextSync().evalSync(
    `(() => {
      const handler = (event) => {
        const claims = { claimsToAddOrOverride: { tier: 'gold' } }
        event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims }
        return event
      }
      return (text) => JSON.stringify(handler(JSON.parse(text)))
    })()`,
    { reference: true },
  ) as ivm.Reference<(text: string) => string>
  return (text) => run.applySync(undefined, [text], { timeout: 5000 }) as string
}
