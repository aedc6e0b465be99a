import { relative, resolve, sep } from 'node:path'
import { folders, hidden, partOf } from './project.ts'
import { reason } from './unreadable.ts'

/** Milliseconds of silence after which a burst of changes counts as over. */
const quiet = 30

/**
 * Calls back with the paths that were added, changed or removed, once a burst of them is over, until
 * closed. A file that an editor replaces as a whole counts as changed, once.
 */
export async function watchProject(
  dir: string,
  onChange: (paths: readonly string[]) => void,
): Promise<{ close(): Promise<void> }> {
  // Read only where something is watched: most commands never do.
  const { watch } = await import('chokidar')
  const root = resolve(dir)
  const pathOf = (path: string) => relative(root, path).split(sep).join('/')
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    // The root itself is watched, so that a folder made later is seen; nothing else in it is.
    ignored: (path) => {
      const [top = '', ...rest] = pathOf(path).split('/')
      return top !== '' && (!folders.includes(top) || rest.some(hidden))
    },
  })
  watcher.on('all', (_, path) => {
    if (!partOf(pathOf(path))) return
    changed.add(pathOf(path))
    clearTimeout(timer)
    timer = setTimeout(() => {
      const paths = [...changed].sort()
      changed.clear()
      onChange(paths)
    }, quiet)
  })
  await new Promise<void>((ready, failed) => watcher.once('ready', ready).once('error', failed))
  watcher.on('error', (error) => process.emitWarning(`changes may be missed: ${reason(error)}`))
  return {
    async close() {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
