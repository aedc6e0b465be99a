import { fileURLToPath } from 'node:url'
import { startProcess } from './host/start-process.ts'

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const oneLine = fileURLToPath(new URL(`./child/one-line${extension}`, import.meta.url))

/** Characters of what it complains of that are kept. */
const mostWords = 4_000

/**
 * Whether scripts can run on this machine: starts a process as scripts have it, which loads the engine of the
 * sandbox and runs one line of our own, for so many milliseconds at most. Gives why not, in a line, where they
 * cannot.
 */
export function trySandbox(main: string = oneLine, patience = 15_000): Promise<string | undefined> {
  let started: ReturnType<typeof startProcess>
  try {
    started = startProcess(main)
  } catch (error) {
    return Promise.resolve(firstLine(error instanceof Error ? error.message : String(error)))
  }
  const { process: child, socket } = started
  let [said, complaint] = ['', '']
  socket.on('error', () => {})
  socket.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(0, mostWords)
  })
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    complaint = (complaint + part).slice(0, mostWords)
  })
  return new Promise((resolve) => {
    const hurry = setTimeout(() => {
      child.kill('SIGKILL')
      resolve(`its process did not answer in ${patience / 1000} seconds`)
    }, patience)
    child.once('error', ({ message }) => {
      clearTimeout(hurry)
      resolve(`its process did not start: ${message}`)
    })
    child.once('close', (code, signal) => {
      clearTimeout(hurry)
      resolve(said === '42' ? undefined : why(complaint, code, signal))
    })
  })
}

function why(complaint: string, code: number | null, signal: string | null): string {
  const thrown = /^(?:\w*Error(?: \[\w+\])?: .*)$/m.exec(complaint)?.[0]
  return firstLine(thrown ?? `its process ended with ${signal ?? code}`)
}

const firstLine = (text: string) => text.split('\n')[0]?.slice(0, 300) ?? ''
