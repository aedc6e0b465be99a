import { encode } from 'uqr'
import { html, type Html } from '../html.ts'

/** A text as a picture: every dark module is a square of one path, with the white edge that cameras need. */
export function qr(text: string, title: string): Html {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return html`<svg class="qr" role="img" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <title>${title}</title>
    <path fill="#000" d="${path}" />
  </svg>`
}
