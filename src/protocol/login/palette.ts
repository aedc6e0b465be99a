/** The colours of a page, by the names that its style sheet has for them. */
export type Palette = Readonly<Record<(typeof colours)[number], string>>

const colours = [
  'page',
  'card',
  'edge',
  'text',
  'head',
  'label',
  'quiet',
  'foot',
  'line',
  'field',
  'typed',
  'accent',
  'on',
  'hover',
  'second',
  'second-edge',
  'link',
  'focus',
  'bad',
  'bad-card',
  'good',
  'good-card',
] as const

/** By day. Every text stands out from what is behind it by 4.5 to 1 at least, every edge of a field by 3 to 1. */
export const light: Palette = {
  page: '#f4f5f7',
  card: '#ffffff',
  edge: '#e1e4e9',
  text: '#2c323c',
  head: '#10141b',
  label: '#10141b',
  quiet: '#586170',
  foot: '#586170',
  line: '#858d99',
  field: '#ffffff',
  typed: '#10141b',
  accent: '#1d4ed8',
  on: '#ffffff',
  hover: '#173ea9',
  second: '#10141b',
  'second-edge': '#858d99',
  link: '#1d4ed8',
  focus: '#1d4ed8',
  bad: '#a5211a',
  'bad-card': '#fdf1f0',
  good: '#0b6240',
  'good-card': '#edf9f2',
}

/** By night, by the same rules. */
export const dark: Palette = {
  page: '#0d1015',
  card: '#161a21',
  edge: '#282e38',
  text: '#d3d9e2',
  head: '#f3f5f8',
  label: '#f3f5f8',
  quiet: '#a4adba',
  foot: '#a4adba',
  line: '#727c8b',
  field: '#10141a',
  typed: '#f3f5f8',
  accent: '#8db4ff',
  on: '#08193f',
  hover: '#b1ccff',
  second: '#f3f5f8',
  'second-edge': '#727c8b',
  link: '#9fc1ff',
  focus: '#9fc1ff',
  bad: '#ffb3aa',
  'bad-card': '#33191a',
  good: '#86dbab',
  'good-card': '#11271c',
}

/** Colours as a style sheet sets them. */
export const set = (palette: Partial<Palette>): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
