import { invalid } from '../aws-fault.ts'

/** A number of DynamoDB: `0.` and the digits, times ten to the exponent. Nought has no digits. */
export interface Decimal {
  readonly negative: boolean
  /** Without noughts at either end. */
  readonly digits: string
  readonly exponent: number
}

const mostDigits = 38
/** Of the text that a client writes. */
const longest = 512
/** Of `0.digits`: numbers from 1E-130 to below 1E+126 are there. */
const exponents = { least: -129, most: 126 }
/** Numbers with more places than this are written with an exponent. */
const mostPlaces = 40

/** Reads a number as a client writes it. */
export function parseDecimal(text: string): Decimal {
  const [, sign, whole = '', part = '', power = '0'] =
    text.length <= longest ? (/^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text) ?? []) : []
  if (!whole && !part)
    throw invalid(`The parameter cannot be converted to a numeric value: ${text.slice(0, 64)}`)
  return decimal(sign === '-', whole + part, whole.length + Number(power))
}

function decimal(negative: boolean, written: string, exponent: number): Decimal {
  const bare = written.replace(/^0+/, '')
  const digits = withoutEnd(bare)
  if (!digits) return { negative: false, digits: '', exponent: 0 }
  if (digits.length > mostDigits)
    throw invalid('Attempting to store more than 38 significant digits in a Number')
  const at = exponent - (written.length - bare.length)
  if (at > exponents.most)
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range')
  if (at < exponents.least)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    )
  return { negative, digits, exponent: at }
}

// By hand, for a pattern that ends in `0+$` looks at every run of noughts anew.
function withoutEnd(text: string): string {
  let end = text.length
  while (end && text[end - 1] === '0') end--
  return text.slice(0, end)
}

/** Writes a number, without noughts that mean nothing. */
export function printDecimal({ negative, digits, exponent }: Decimal): string {
  if (!digits) return '0'
  const sign = negative ? '-' : ''
  if (exponent > mostPlaces || digits.length - exponent > mostPlaces) {
    const power = exponent - 1
    const rest = digits.slice(1)
    return `${sign}${digits[0]}${rest && `.${rest}`}E${power < 0 ? '' : '+'}${power}`
  }
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`
  if (exponent >= digits.length) return sign + digits.padEnd(exponent, '0')
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}

/** Adds two numbers, or takes the second from the first. */
export function addDecimals(a: Decimal, b: Decimal, sign: 1 | -1 = 1): Decimal {
  const scale = Math.max(a.digits.length - a.exponent, b.digits.length - b.exponent, 0)
  const whole = ({ negative, digits, exponent }: Decimal) => {
    const value = BigInt(digits || '0') * 10n ** BigInt(scale - (digits.length - exponent))
    return negative ? -value : value
  }
  const sum = whole(a) + BigInt(sign) * whole(b)
  const text = `${sum < 0n ? -sum : sum}`
  return decimal(sum < 0n, text, text.length - scale)
}

/** Bytes that compare as the numbers do. */
export function orderOfDecimal({ negative, digits, exponent }: Decimal): Buffer {
  if (!digits) return Buffer.of(0x80)
  const body = Buffer.from(`  ${digits}`)
  body.writeUInt16BE(exponent - exponents.least)
  if (!negative) return Buffer.concat([Buffer.of(0xc0), body])
  // The greater comes first, and so what is only the beginning of another comes after it.
  return Buffer.concat([Buffer.of(0x40), body.map((byte) => 255 - byte), Buffer.of(255)])
}
