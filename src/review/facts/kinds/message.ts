import { sentTexts } from '../../lint/questions/messages.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** The texts that a pool sends: `about` is the pool and the text. */
export const message: FactKind<string> = {
  kind: 'message',
  names: 'pool',
  *of(project) {
    for (const pool of project.all('pool')) {
      const { signUp, invite, mfa } = pool.says
      const bodies = sentTexts(pool.says).map(({ path, text }) => [path, text] as const)
      const subjects = [
        [['signUp', 'verification', 'email', 'subject'], signUp?.verification?.email?.subject],
        [['invite', 'email', 'subject'], invite?.email?.subject],
        [['mfa', 'email', 'subject'], mfa?.email?.subject],
      ] as const
      for (const [path, text] of [...bodies, ...subjects])
        if (text !== undefined)
          yield { about: [pool.name, path.join('.')], value: text, at: { resource: pool, path } }
    }
  },
  *tell({ about: [pool = '', which = ''], before, after }) {
    const words = `${code(which)} of ${code(pool)}`
    const known = new Set(hostsIn(before?.value ?? ''))
    const hosts = hostsIn(after?.value ?? '').filter((host) => !known.has(host))
    if (hosts.length)
      yield {
        risk: 'auth-weakened',
        sentence: `what people are sent as ${words} now leads to ${hosts.map(code).join(', ')}`,
      }
    else yield { risk: 'cosmetic', sentence: `what people are sent as ${words} is worded otherwise` }
  },
}

/** Hosts of addresses in a text, and of what mail programs take for one. */
const hostsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/(?:\/\/|\bwww\.)([^\s/"'<>?#)]+)/gi)].map(([, host = '']) => host.toLowerCase()),
  ),
]
