import { existsSync, globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../serve.ts'
import { pageText } from './page-steps.ts'

/** A heading as GitHub names it in a link. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (page: string) =>
  [...pageText(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

it.each(['README.md', 'src/README.md', ...globSync('docs/**/*.md', { cwd: root })])(
  '%s leads nowhere that is not there',
  (page) => {
    const links = [...pageText(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const amiss = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const to = path === '' ? page : normalize(join(dirname(page), path))
      if (!existsSync(join(root, to))) return true
      return anchor !== undefined && !anchorsOf(to).includes(anchor)
    })
    expect(amiss).toEqual([])
  },
)
