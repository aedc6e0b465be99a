/** JSON nested deeper than this is nobody's claims, and would exhaust the stack of whoever walks it. */
const deepest = 64
/** JSON of more values than this would hold up everybody while it is read. */
const most = 100_000
/** Shorter texts than this have room for neither. Characters. */
const short = deepest

/** What is wrong with JSON that a script made, if it would cost whoever reads it more than its length tells. */
export function excess(json: string): string | undefined {
  if (json.length <= short) return undefined
  let depth = 0
  let values = 0
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === 0x22) {
      at = endOfText(json, at)
    } else if (code === 0x2c) {
      if (++values > most) return `has more than ${most} values`
    } else if (code === 0x5b || code === 0x7b) {
      if (++values > most) return `has more than ${most} values`
      if (++depth > deepest) return `is nested deeper than ${deepest} levels`
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return undefined
}

/** Where the text that begins at `from` ends. */
function endOfText(json: string, from: number): number {
  for (let at = json.indexOf('"', from + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let escapes = 0
    while (json.charCodeAt(at - 1 - escapes) === 0x5c) escapes++
    if (escapes % 2 === 0) return at
  }
  return json.length
}
