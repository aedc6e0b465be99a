import { Socket } from 'node:net'
import ivm from 'isolated-vm'

/** The process that shows whether scripts can run at all: it runs one line in an isolate, and says what came of it. */
const isolate = new ivm.Isolate({ memoryLimit: 8 })
const said: unknown = isolate.createContextSync().evalSync('`${6 * 7}`', { timeout: 1_000 })
new Socket({ fd: 3 }).end(String(said))
