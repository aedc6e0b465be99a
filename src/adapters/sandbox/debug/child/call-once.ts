import type { Entry } from '../../child/inside/kit.ts'

/** Milliseconds between two looks whether the handler has answered. */
const lookEvery = 2

/** What is told of a handler that has neither answered nor anything to wait for. */
const silence = JSON.stringify({
  failure: 'timeout',
  type: 'Error',
  message: 'nothing is left to wait for, and the handler has not answered',
  logs: [],
})

/** Makes one call and gives its reply, however long that takes. Nothing but the script may keep the process alive. */
export function callOnce(entry: Entry, text: string): Promise<string> {
  return new Promise((resolve) => {
    const end = (reply: string) => {
      clearInterval(looking)
      process.off('beforeExit', atRest)
      resolve(reply)
    }
    const look = () => {
      const reply = entry.take()
      if (reply) end(reply)
    }
    const atRest = () => end(entry.take() || entry.rest() || silence)
    const looking = setInterval(look, lookEvery).unref()
    process.on('beforeExit', atRest)
    entry.begin(text)
    look()
  })
}
