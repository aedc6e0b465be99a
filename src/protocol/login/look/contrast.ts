type Channels = readonly [red: number, green: number, blue: number]

const channels = (colour: string): Channels => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

const written = (values: Channels): string =>
  `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** A colour with a share of another in it, `0` to `1`. Both as `#rrggbb`. */
export function mixed(colour: string, other: string, share: number): string {
  const [one, two] = [channels(colour), channels(other)]
  const mix = (at: 0 | 1 | 2) => one[at] + (two[at] - one[at]) * share
  return written([mix(0), mix(1), mix(2)])
}

/** How a colour that may be seen through (`#rrggbbaa`) looks before another, as `#rrggbb`. */
export const seenBefore = (colour: string, behind: string): string =>
  colour.length === 9 ? mixed(behind, colour.slice(0, 7), Number.parseInt(colour.slice(7), 16) / 255) : colour

function luminance(colour: string): number {
  const linear = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const [red = 0, green = 0, blue = 0] = linear
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far two colours stand out from one another, `1` to `21` (WCAG 2.2, "contrast ratio"). Both as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}
