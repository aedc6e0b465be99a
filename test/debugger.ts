/** What a debugger is told when a breakpoint is reached. */
export interface Paused {
  readonly callFrames: readonly {
    readonly callFrameId: string
    /** From nought. */
    readonly location: { readonly lineNumber: number }
  }[]
  readonly hitBreakpoints: readonly string[]
}

/** A debugger that has come to an inspector, as an editor's would. */
export async function attach(address: string) {
  const socket = new WebSocket(address)
  const answers = new Map<number, PromiseWithResolvers<any>>()
  const events = new Map<string, PromiseWithResolvers<any>>()
  const event = (name: string) => {
    const found = events.get(name) ?? Promise.withResolvers<any>()
    events.set(name, found)
    return found
  }
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data))
    if (id === undefined) event(method).resolve(params)
    else if (error) answers.get(id)?.reject(new Error(error.message))
    else answers.get(id)?.resolve(result)
  })
  await new Promise((done, fail) => {
    socket.addEventListener('open', done)
    socket.addEventListener('error', fail)
  })
  return {
    ask(method: string, params: object = {}): Promise<any> {
      const answer = Promise.withResolvers<any>()
      answers.set(answers.size + 1, answer)
      socket.send(JSON.stringify({ id: answers.size, method, params }))
      return answer.promise
    },
    /** The first event of this name that has not been given yet. */
    async next(name: string): Promise<any> {
      const params = await event(name).promise
      events.delete(name)
      return params
    },
    leave: () => socket.close(),
  }
}
