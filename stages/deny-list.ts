import type { Handler, PreAuthenticationEvent, PreSignUpEvent } from 'poolwright'
import { isWithin, readAddress } from './parts/ip-address.ts'
import { isDomain, mailDomain } from './parts/mail-domain.ts'

type Event = PreSignUpEvent | PreAuthenticationEvent

interface Settings {
  users: string[]
  emails: string[]
  domains: string[]
  phones: string[]
  addresses: string[]
  withoutAddress: 'deny' | 'allow'
  message: string
}

/** Refuses whoever is on one of the lists, and whoever may be and cannot be told apart. */
export const handler: Handler<Event, Event, Settings> = async (event, { poolwright }) => {
  const { users, message, ...lists } = poolwright.with
  const { email, phone_number: phone } = event.request.userAttributes
  const name = plain(event.userName)
  const denied =
    users.some((user) => plain(user) === name) ||
    (email !== undefined && isListedEmail(email, lists)) ||
    (phone !== undefined && isListedPhone(phone, lists)) ||
    isListedAddress(poolwright.ip, lists)
  if (denied) throw new Error(message)
  return event
}

type Lists = Omit<Settings, 'users' | 'message'>

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

function isListedEmail(email: string, { emails, domains }: Lists): boolean {
  if (!emails.length && !domains.length) return false
  const [mine, domain] = [mailbox(email), mailDomain(email)]
  if (!mine || !domain) return true
  return domains.some((each) => isDomain(domain, each)) || emails.some((each) => sure(each) === mine)
}

/** Where mail to an address ends up, as far as that can be told from outside. */
function mailbox(email: string): string | undefined {
  const domain = mailDomain(email)
  const [name = ''] = email.split('@')
  return domain && `${plain(name).replace(/(?<=.)\+.*/, '')}@${domain}`
}

function sure(email: string): string {
  const found = mailbox(email)
  if (!found) throw new TypeError(`\`${email}\` is no e-mail address`)
  return found
}

function isListedPhone(phone: string, { phones }: Lists): boolean {
  const digits = (text: string) => text.replaceAll(/\D/g, '')
  return phones.some((beginning) => {
    if (!/^\+\d[\d ()-]*$/.test(beginning)) throw new TypeError(`\`${beginning}\` begins no phone number`)
    return digits(phone).startsWith(digits(beginning))
  })
}

function isListedAddress(ip: string | undefined, { addresses, withoutAddress }: Lists): boolean {
  if (!addresses.length) return false
  const address = readAddress(ip ?? '')
  return address ? addresses.some((range) => isWithin(address, range)) : withoutAddress === 'deny'
}
