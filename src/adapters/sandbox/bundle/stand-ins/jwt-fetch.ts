type FetchFailure = new (uri: string, message: unknown) => Error

/** Errors of the package, by which it decides whether to ask again. */
interface Errors {
  readonly FetchError: FetchFailure
  readonly NonRetryableFetchError: FetchFailure
}

/** The fetch of aws-jwt-verify: the bytes of an answer, which has to be 200 and in time. Milliseconds. */
export const jwtFetch =
  ({ FetchError, NonRetryableFetchError }: Errors) =>
  async (uri: string, { responseTimeout }: { responseTimeout?: number } = {}, data?: ArrayBuffer) => {
    const response = await fetch(uri, {
      ...(data && { method: 'POST', body: data }),
      ...(responseTimeout && { signal: AbortSignal.timeout(responseTimeout) }),
    }).catch((error: Error) => {
      const late = error.name === 'TimeoutError'
      throw new FetchError(uri, late ? `Response time-out (after ${responseTimeout} ms.)` : error.message)
    })
    if (response.status !== 200)
      throw new NonRetryableFetchError(uri, `Status code is ${response.status}, expected 200`)
    return response.arrayBuffer()
  }
