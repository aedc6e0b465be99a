import process from 'node:process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Waits until somebody ends the process. Being ended is how a server comes to its end, so the exit code
 * is 0; a second interrupt does not wait for requests under way, and gives 130.
 */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let stopped = false
    for (const signal of signals)
      process.on(signal, () => {
        if (stopped) process.exit(130)
        stopped = true
        resolve(signal)
      })
  })
}
