import type { Kit } from '../kit.ts'

/** `navigator`, as far as Node has it. */
export function navigator(kit: Kit) {
  const [major = ''] = kit.config.node.split('.')
  const made = {
    userAgent: `Node.js/${major}`,
    hardwareConcurrency: 1,
    language: 'en-US',
    languages: ['en-US'],
    platform: 'linux',
  }
  return { navigator: Object.defineProperty(made, Symbol.toStringTag, { value: 'Navigator' }) }
}
