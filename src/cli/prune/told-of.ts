import { inLine } from '../../review/visible.ts'
import { counted } from '../../review/reporter.ts'
import type { Gone } from './prune-store.ts'

const nouns: Readonly<Record<string, readonly [one: string, more: string]>> = {
  users: ['user', 'users'],
  identities: ['identity', 'identities'],
  messages: ['message', 'messages'],
  runs: ['recorded request', 'recorded requests'],
  kept: ['entry of its triggers', 'entries of its triggers'],
  import_jobs: ['import job', 'import jobs'],
}

/** What is, or would be, removed. */
export function toldOf(gone: readonly Gone[], yes: boolean): string {
  if (!gone.length) return 'nothing is kept of pools that are gone\n'
  const lines = gone.map(({ id, name, removed, protected: safe, amounts }) => {
    const title = name === undefined ? id : `${inLine(name)} (${id})`
    const what = amountsOf(amounts)
    if (removed) return `${title}: removed: ${what}`
    return `${title}: ${what}${safe ? '; protected when it was last declared: stays without --protected' : ''}`
  })
  const doable = gone.filter(({ removed, protected: safe }) => !removed && !safe).length
  const end = yes || !doable ? [] : [`nothing is removed yet: --yes removes ${counted(doable, 'pool')}`]
  return [...lines, ...end].map((line) => `${line}\n`).join('')
}

const amountsOf = (amounts: Gone['amounts']) =>
  Object.entries(amounts)
    .map(([table, count]) => `${count} ${nouns[table]?.[count === 1 ? 0 : 1] ?? table}`)
    .join(', ') || 'no users'
