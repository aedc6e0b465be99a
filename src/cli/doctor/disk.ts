import { statfsSync } from 'node:fs'
import { ok, warning, wrong, type Check, type Outcome } from '../doctor-check.ts'

/** Whether there is room for what a server keeps. */
export const disk: Check = {
  name: 'disk',
  about: 'machine',
  look({ root }) {
    const { bavail, bsize } = statfsSync(root, { bigint: true })
    return [roomOutcome(Number(bavail * bsize))]
  },
}

const mebibyte = 1024 * 1024

/** What there is to say where so many bytes are free. */
export function roomOutcome(bytes: number): Outcome {
  const free =
    bytes < 1024 * mebibyte
      ? `${Math.floor(bytes / mebibyte)} MiB`
      : `${Math.floor(bytes / mebibyte / 1024)} GiB`
  const said = `${free} are free where the project lies`
  if (bytes < 64 * mebibyte) return wrong(said, 'make room: recorded requests alone may take 64 MiB')
  return bytes < 512 * mebibyte ? warning(said, 'make room before a server runs for long') : ok(said)
}
