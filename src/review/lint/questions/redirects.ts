/** Schemes that browsers run or show, instead of handing the address to an app. */
const unsafe = [
  'javascript:',
  'data:',
  'vbscript:',
  'blob:',
  'file:',
  'about:',
  'view-source:',
  'filesystem:',
]
const local = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address is one of the machine at which the browser runs. */
export const isLocal = (address: string): boolean =>
  URL.canParse(address) && /^https?:/i.test(address) && local.includes(new URL(address).hostname)

/** The host of a web address, in lower case. */
export const hostOf = (address: string): string | undefined =>
  URL.canParse(address) && /^https?:/i.test(address) ? new URL(address).hostname.toLowerCase() : undefined

/** What is wrong with an address to which a browser is sent after a sign-in or a sign-out, as a clause. */
export function redirectMistake(address: string): string | undefined {
  if (address.includes('*')) return 'has a wildcard, and addresses are compared to the letter'
  if (!URL.canParse(address)) return 'is no whole URL'
  const { protocol } = new URL(address)
  if (unsafe.includes(protocol)) return `has the scheme \`${protocol}\`, which runs or shows what follows it`
  if (address.includes('#')) return 'has a fragment, which no redirect may have'
  if (protocol === 'http:' && !isLocal(address)) return 'is `http`, which anybody on the way can read'
  return undefined
}

/** Whether one host is another, or a name under it. */
export const isUnder = (host: string, parent: string): boolean =>
  host === parent || host.endsWith(`.${parent}`)
