import { fileURLToPath } from 'node:url'
import {
  encodeFrame,
  frameKind,
  frameReader,
  frameWriter,
} from '../../../src/adapters/sandbox/host/frames.ts'
import { startProcess } from '../../../src/adapters/sandbox/host/start-process.ts'

/** A process like the sandbox's own that only sends texts back, over the same frames. */
export interface Echo {
  readonly pid: number
  echo(text: string): Promise<string>
  close(): void
}

/** Starts an echo and waits until it is ready. */
export async function openEcho(): Promise<Echo> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const reads = ['./', '../../../src/adapters/sandbox/', '../../../package.json'].map(here)
  const { process, socket } = startProcess(here('./echo-child.ts'), reads)
  const waiting = new Map<number, (text: string) => void>()
  const send = frameWriter(socket)
  let ids = 0
  await new Promise<void>((resolve) => {
    const read = frameReader((kind, id, _first, _second, text) => {
      if (kind === frameKind.ready) return resolve()
      waiting.get(id)?.(text)
      waiting.delete(id)
    })
    socket.on('data', read)
  })
  return {
    pid: process.pid ?? 0,
    echo: (text) =>
      new Promise((resolve) => {
        const id = ++ids
        waiting.set(id, resolve)
        send(encodeFrame(frameKind.call, id, 0, 0, text))
      }),
    close: () => void process.kill('SIGKILL'),
  }
}
