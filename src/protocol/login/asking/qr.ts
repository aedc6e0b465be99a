import { encode } from 'uqr'
import { html, type Html } from '../html.ts'

/** The dark modules of a row, as one stroke through their middles: `3h2` is two of them after three light ones. */
function stroke(row: readonly boolean[], y: number): string {
  const runs = row.map((dark) => (dark ? 'd' : ' ')).join('')
  let at = 0
  return [...runs.matchAll(/d+/g)]
    .map(({ index, 0: { length } }) => {
      const move = at === 0 ? `M${index} ${y}.5` : `m${index - at} 0`
      at = index + length
      return `${move}h${length}`
    })
    .join('')
}

/** A text as a picture: one path of a stroke for every run of dark modules, with the white edge that cameras need. */
export function qr(text: string, title: string): Html {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  return html`<svg class="qr" role="img" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <title>${title}</title>
    <path stroke="#000" d="${data.map(stroke).join('')}" />
  </svg>`
}
