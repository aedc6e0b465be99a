import type { BuildOptions, BuildResult } from 'esbuild'

type Esbuild = typeof import('esbuild')
type Options = BuildOptions & { write: false; metafile: true }
type Built = BuildResult<{ write: false; metafile: true }>

/** Thrown where a source was too much for the compiler: it died of it, or did not come to an end. */
export class CompilerGaveUp extends Error {
  override readonly name = 'CompilerGaveUp'
}

/** Milliseconds that one script may take: the largest that anybody has written take a few thousand. */
const longest = 30_000
/** How the compiler says that its process, which all builds share, is gone. */
const died = /^The service (was stopped|is no longer running)/

/** Whether the compiler has died: from then on it has one source at a time, so that it is known which one kills it. */
let alone = false
let last: Promise<unknown> = Promise.resolve()

/**
 * Builds with a compiler that the source may kill, or keep busy without an end. Neither fails another build:
 * those under way are begun again. `wanted` tells whether anybody still wants it.
 */
export async function compile(
  esbuild: Esbuild,
  options: Options,
  wanted: () => boolean,
  patience = longest,
): Promise<Built> {
  if (!alone) {
    try {
      return await inTime(esbuild, options, patience)
    } catch (error) {
      if (!(error instanceof Error && died.test(error.message)) || !wanted()) throw error
      // The first to notice makes way for a new process.
      if (!alone) void esbuild.stop()
      alone = true
    }
  }
  const mine = last.then(async () => {
    try {
      return await inTime(esbuild, options, patience)
    } catch (error) {
      if (!(error instanceof Error && died.test(error.message)) || !wanted()) throw error
      void esbuild.stop()
      throw new CompilerGaveUp('it is nested too deeply to be compiled')
    }
  })
  last = mine.catch(() => {})
  return mine
}

async function inTime(esbuild: Esbuild, options: Options, patience: number): Promise<Built> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CompilerGaveUp(`it could not be compiled within ${patience / 1000} seconds`))
      void esbuild.stop()
    }, patience)
  })
  try {
    return await Promise.race([esbuild.build(options), late])
  } finally {
    clearTimeout(timer)
  }
}
