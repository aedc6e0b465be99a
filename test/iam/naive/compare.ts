import { BlockList, isIP } from 'node:net'
import type { AccessRequest } from '../../../src/model/iam.ts'
import { isArnLike, isLike, signsOf } from './like.ts'

/** Whether a value is as an operator without `Not` wants it; a `request` fills in variables. */
export function compare(
  operator: string,
  wanted: string,
  saw: string,
  request: AccessRequest | undefined,
): boolean {
  const [, kind = '', how = ''] = /^(String|Numeric|Date|Arn|Bool|Binary|IpAddress)(.*)$/.exec(operator) ?? []
  if (kind === 'String') return likeText(how, wanted, saw, request)
  if (kind === 'Arn') return wanted === '*' || isArnLike(signsOf(wanted, request), saw)
  if (kind === 'Numeric') return inOrder(how, numberIn(wanted), numberIn(saw))
  if (kind === 'Date') return inOrder(how, instantIn(wanted), instantIn(saw))
  if (kind === 'Bool') return /^(true|false)$/i.test(saw) && saw.toLowerCase() === wanted.toLowerCase()
  if (kind === 'Binary') return bytesIn(wanted) !== undefined && bytesIn(wanted) === bytesIn(saw)
  if (kind === 'IpAddress') return isInNetwork(saw, wanted)
  throw new Error(operator)
}

function likeText(how: string, wanted: string, saw: string, request: AccessRequest | undefined): boolean {
  const signs = signsOf(wanted, request)
  if (how === 'Like') return isLike(signs, saw)
  const text = signs?.map(({ character }) => character).join('')
  return how === 'Equals' ? text === saw : text?.toLowerCase() === saw.toLowerCase()
}

/** Of what is none, `NaN` is neither equal, nor less, nor more. */
function inOrder(how: string, wanted: number, saw: number): boolean {
  const less = how.startsWith('LessThan') && saw < wanted
  const more = how.startsWith('GreaterThan') && saw > wanted
  return less || more || (how.endsWith('Equals') && saw === wanted)
}

const numberIn = (text: string) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN)

const date = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

function instantIn(text: string): number {
  const found = date.exec(text)
  if (!found) return numberIn(text) * 1000
  const [year, month = '01', day = '01', hour = '00', minute = '00', second = '00', part = '0', zone = 'Z'] =
    found.slice(1)
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const local = new Date(`${whole}Z`)
  // A thirtieth of February is some other day to a lenient reader.
  if (Number.isNaN(local.getTime()) || local.toISOString().slice(0, 19) !== whole) return NaN
  return Date.parse(`${whole}.${part.padEnd(3, '0').slice(0, 3)}${zone}`)
}

function bytesIn(text: string): string | undefined {
  const bare = text.replace(/={1,2}$/, '')
  const sound = /^[A-Za-z0-9+/]*$/.test(bare) && bare.length % 4 !== 1
  const padded = bare.length === text.length || text.length % 4 === 0
  return sound && padded ? Buffer.from(bare, 'base64').toString('hex') : undefined
}

function isInNetwork(address: string, network: string): boolean {
  const [start = '', length] = network.split('/')
  const [from, at] = [plain(start), plain(address)]
  const bits =
    length === undefined ? (isIP(from) === 4 ? 32 : 128) : Number(length) - (from === start ? 0 : 96)
  const most = isIP(from) === 4 ? 32 : 128
  if (!isIP(from) || !isIP(at) || !/^\d+$/.test(length ?? '0') || bits < 0 || bits > most) return false
  const list = new BlockList()
  list.addSubnet(from, bits, isIP(from) === 4 ? 'ipv4' : 'ipv6')
  return isIP(from) === isIP(at) && list.check(at, isIP(at) === 4 ? 'ipv4' : 'ipv6')
}

/** An address of IPv4 that is written in IPv6, as itself. */
const plain = (text: string) => text.replace(/^::ffff:(?=[\d.]+$)/i, '')
