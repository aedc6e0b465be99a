/**
 * The domain of an e-mail address: in lower case, without a dot at its end, other scripts as `xn--`. There
 * is none where the text is not plainly one address: two `@`, a quoted name, a comment, an IP address, a
 * character that cannot be seen.
 */
export function mailDomain(address: string): string | undefined {
  const [, domain] = /^[^\s\p{C}@＠﹫"(),:;<>[\\\]]{1,64}@(.+)$/u.exec(address) ?? []
  return domain === undefined ? undefined : domainName(domain)
}

/** Whether a domain is the one that is meant, or one under it where that begins with `*.`. */
export function isDomain(domain: string, meant: string): boolean {
  const under = meant.startsWith('*.')
  const name = domainName(under ? meant.slice(2) : meant)
  if (name === undefined) throw new TypeError(`\`${meant}\` is no domain`)
  return under ? domain.endsWith(`.${name}`) : domain === name
}

function domainName(text: string): string | undefined {
  // A URL would read these as the end of its host, or as other characters.
  if (/[\s\p{C}/?#:@%[\\\]]/u.test(text)) return undefined
  const name = URL.parse(`http://${text}`)?.hostname.replace(/\.$/, '') ?? ''
  return /^(?=.{1,253}$)(\w([\w-]{0,61}\w)?\.)*(?!\d+$)\w([\w-]{0,61}\w)?$/.test(name) ? name : undefined
}
