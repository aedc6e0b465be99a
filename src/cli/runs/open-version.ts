import { livingServer } from '../../adapters/disk/server-file.ts'
import { openSandbox } from '../../adapters/sandbox/host/open-sandbox.ts'
import { openWorkbench } from '../../app/open-workbench.ts'
import { openProject } from '../project/open-project.ts'
import type { Version } from './replay-hook.ts'

/** A version of a project whose scripts can be run until it is closed. */
export interface OpenVersion extends Version {
  close(): Promise<void>
}

/** Opens the project in `root`, in an environment; files of secrets and the server are those of the project in `cwd`. */
export async function openVersion(root: string, env: string | undefined, cwd = root): Promise<OpenVersion> {
  const { project, model } = await openProject(root, env)
  const sandbox = openSandbox({ root: project.root, children: 1, spare: false })
  const bench = await openWorkbench({ root: cwd, model, sandbox, server: livingServer(cwd) })
  return {
    model,
    invoke: bench.invoke,
    clean: bench.clean,
    async prepare(trigger) {
      // What is wrong with a script is told by its call.
      await Promise.all([sandbox.warm(), sandbox.check(trigger).catch(() => {})])
    },
    close: bench.close,
  }
}
