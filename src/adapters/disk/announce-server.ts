import { ownFolder } from './own-folder.ts'
import { livingServer, removeServerFile, writeServerFile } from './server-file.ts'
import type { ServerFile } from './server-file.ts'

/**
 * Tells other commands where a server is, and gives back how to take that back: the server told of before,
 * if it still runs, is then told of again. A server that keeps nothing may run where nothing can be
 * written, and is then told to nobody.
 */
export function announceServer(root: string, server: ServerFile, keepsNothing: boolean): () => void {
  const before = livingServer(root)
  try {
    ownFolder(root)
    writeServerFile(root, server)
  } catch (error) {
    if (!keepsNothing) throw error
  }
  return () => removeServerFile(root, server.pid, before)
}

/** Tells what has changed of a server, if it is the one that other commands are told of. */
export function announceAnew(root: string, server: ServerFile): void {
  if (livingServer(root)?.pid === server.pid) writeServerFile(root, server)
}
