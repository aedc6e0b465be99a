import { closeSync, openSync, readSync } from 'node:fs'

/** Linux tells sizes of a process in pages; every machine it runs this on has pages of this size. */
const page = 4096
const told = Buffer.alloc(128)

/** Tells how big one process is. */
export interface Scale {
  /** Bytes of it that are in memory, where the system tells: on Linux, while it runs. */
  weigh(): number | undefined
  close(): void
}

const none: Scale = { weigh: () => undefined, close() {} }

/** A scale for a process. What it reads stays open, for opening costs four times the reading. */
export function scaleOf(pid: number | undefined): Scale {
  if (process.platform !== 'linux' || pid === undefined) return none
  let file: number | undefined
  try {
    file = openSync(`/proc/${pid}/statm`, 'r')
  } catch {
    return none
  }
  return {
    weigh() {
      if (file === undefined) return undefined
      try {
        const [, pages] = told.toString('latin1', 0, readSync(file, told, 0, told.length, 0)).split(' ')
        return Number(pages) * page
      } catch {
        return undefined
      }
    },
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}
