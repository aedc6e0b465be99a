import process from 'node:process'
import type { Command } from 'commander'
import { nearestAction } from '../../config/nearest-action.ts'
import { isAction } from '../../iam/catalogue.ts'

/** Checks what is asked about. Ends the command where it is no action; of one that AWS has not got, it warns. */
export function checkAction(action: string, command: Command): readonly string[] {
  if (!/^[a-z0-9-]+:[^:\s]+$/i.test(action))
    return command.error(
      `error: '${action}' is no action (it is a service and an operation, such as s3:GetObject)`,
    )
  if (/[*?]/.test(action))
    return command.error(`error: '${action}' stands for several actions, and one is asked about at a time`)
  if (isAction(action)) return []
  const meant = nearestAction(action)
  const what = `AWS has no action ${action}${meant === undefined || /[*?]/.test(meant) ? '' : `; did you mean ${meant}?`}`
  return [what]
}

/** Checks what it would be done to. */
export function checkResource(resource: string, command: Command): readonly string[] {
  if (resource === '*') return []
  if (!resource.startsWith('arn:') || resource.split(':').length < 6)
    return command.error(`error: '${resource}' is no resource (it is an ARN, or * for whatever it may be)`)
  return /[*?]/.test(resource)
    ? ['the resource is one resource: its * and ? are taken as they are written']
    : []
}

/** Says what is worth knowing, on standard error. */
export function warn(warnings: readonly string[], quiet: boolean): void {
  if (!quiet) for (const text of warnings) process.stderr.write(`warning: ${text}\n`)
}
