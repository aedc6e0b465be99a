import type { PoolDocument, TriggerDocument } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import { unwritable } from '../../model/standard-attributes.ts'
import { attributesOf, declaredAs } from './attributes.ts'
import type { WrittenStage } from './stages.ts'
import type { Tell } from './tell.ts'

/**
 * Warns of a stage that denies and that the person at the door can talk out of running: its `when`
 * reads what the caller says.
 */
export function checkGuard(
  pool: Resource,
  document: PoolDocument,
  stage: WrittenStage,
  trigger: Resource | undefined,
  tell: Tell,
): void {
  const { when, path } = stage
  if (when === undefined || !trigger) return
  const onError = stage.onError ?? (trigger.value as unknown as TriggerDocument).onError ?? 'deny'
  const word = onError === 'deny' ? callersWord(when, document) : undefined
  if (word)
    tell(pool, [...path, 'when'], {
      rule: 'PW-HOOK-010',
      severity: 'warning',
      message: `this stage denies, and whether it runs hangs on \`${word}\`, which is the caller's word`,
      help: 'let the script decide, or say `onError: continue` if nothing rests on it',
    })
}

/** The first thing that a condition reads and a caller can write. */
function callersWord(when: string, document: PoolDocument): string | undefined {
  const map = /\b(clientMetadata|validationData)\b/.exec(when)?.[1]
  if (map) return map
  const read = [...when.matchAll(/\buserAttributes(?:\.(\w+)|\[\s*["']([^"']+)["']\s*\])/g)].map(
    ([, plain, quoted]) => plain ?? quoted ?? '',
  )
  const known = attributesOf(document)
  return read.find((name) => known.includes(name) && clientWrites(document, name))
}

function clientWrites(document: PoolDocument, name: string): boolean {
  if (unwritable.includes(name) || declaredAs(document, name)?.adminOnly) return false
  return Object.values(document.clients ?? {}).some(({ write }) => !write || write.includes(name))
}
