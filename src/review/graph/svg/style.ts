import { light, type Colours, type Tone } from '../tones.ts'

const dark: Readonly<Record<Tone, Colours>> = {
  people: ['#422006', '#fbbf24'],
  pools: ['#172554', '#60a5fa'],
  scripts: ['#2e1065', '#a78bfa'],
  ways: ['#1e293b', '#94a3b8'],
  rights: ['#052e16', '#4ade80'],
}

const coloured = (colours: Readonly<Record<Tone, Colours>>) =>
  Object.entries(colours)
    .map(([tone, [fill, line]]) => `.${tone} rect{fill:${fill};stroke:${line}}.${tone} .kind{fill:${line}}`)
    .join('')

/** Contrast of all texts is 4.5 to 1 at least, on either ground. */
export const style = [
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:12px}',
  '.page{fill:#ffffff}text{fill:#1c1917}.kind{font-size:10px}.name{font-size:14px;font-weight:600}',
  'path{fill:none;stroke:#64748b;stroke-width:1.4}.faint{stroke-dasharray:4 4}',
  '#arrow path{fill:#64748b;stroke:none}',
  '.label{font-size:11px;text-anchor:middle;fill:#334155;stroke:#ffffff;stroke-width:4px;paint-order:stroke}',
  coloured(light),
  '@media (prefers-color-scheme:dark){.page{fill:#0d1117}text{fill:#f1f5f9}path{stroke:#94a3b8}',
  '#arrow path{fill:#94a3b8}.label{fill:#cbd5e1;stroke:#0d1117}',
  coloured(dark),
  '}',
].join('')
