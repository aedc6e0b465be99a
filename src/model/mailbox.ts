/** Somebody who sends or receives mail. */
export interface Mailbox {
  readonly name?: string
  readonly address: string
}

// What begins another header or another recipient, or ends an address, is in none. An address at a host
// without a dot is one, as on a machine of one's own.
const addressForm = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]{1,255}$/u
const named = /^(?:"([^"\\\p{C}]*)"|([^<>"\p{C}]*?))\s*<([^<>]+)>$/u

/** Whether a text is one address and nothing else, fit for a header and an envelope of mail. */
export const isAddress = (text: string): boolean => addressForm.test(text)

/** Reads `ana@example.com` or `Ana <ana@example.com>`; nothing in what is several, or could be a header of its own. */
export function readMailbox(text: string): Mailbox | undefined {
  const trimmed = text.trim()
  if (isAddress(trimmed)) return { address: trimmed }
  const [, quoted, plain, address = ''] = named.exec(trimmed) ?? []
  if (!isAddress(address)) return undefined
  const name = (quoted ?? plain ?? '').trim()
  return name ? { name, address } : { address }
}
