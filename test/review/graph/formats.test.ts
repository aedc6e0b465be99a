import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { dot } from '../../../src/review/graph/dot.ts'
import { graphJson } from '../../../src/review/graph/graph-json.ts'
import { nodeKinds, type Graph, type NodeKind } from '../../../src/review/graph/graph.ts'
import { inMermaid, mermaid } from '../../../src/review/graph/mermaid.ts'
import { svg } from '../../../src/review/graph/svg/svg.ts'
import { drawn, shop } from './drawn.ts'

/** Names that somebody chose in order to be more than a name. */
const hostile = [
  '"]:::x; click a "javascript:alert(1)"',
  '</title><script>alert(1)</script>',
  '%%{init: {"securityLevel": "loose"}}%%',
  '\u001b[31mred\u001b[0m \u009b2J',
  'a\nend\nsubgraph b',
  '`**bold**` [link](javascript:alert(1)) ![](http://x.example/)',
  '1. one',
  '- one',
  'www.example.com https://example.com a@example.com',
  '\\" -> stolen [URL="javascript:alert(1)"] //',
  ']]>&amp;&#x41;<!--',
  '\u202eright to left\u202c',
  '\ud800 alone',
  'style:x#y;z',
  '#quot;#lt;b#gt;',
]

const full: Graph = {
  nodes: (Object.keys(nodeKinds) as NodeKind[]).flatMap((kind) =>
    hostile.map((text, index) => ({
      id: `${kind.replace('-', '')}${index}`,
      kind,
      name: text,
      lines: [text, text],
    })),
  ),
  edges: hostile.map((text, index) => ({ from: `pool${index}`, to: `role${index}`, label: text })),
}
const whole = drawn(shop, 'dev')

describe('mermaid', () => {
  const label = /"(?:[\p{L}\p{M}\p{N} ,./-]|#\d+;|<br\/>)*"/u.source
  const lines = [
    /^flowchart LR$/u,
    /^ {2}accTitle: [\w -]+$/u,
    new RegExp(
      `^ {2}\\w+(?:\\[|\\[\\[|\\[\\(|\\(\\[|\\()${label}(?:\\]|\\]\\]|\\)\\]|\\]\\)|\\)):::\\w+$`,
      'u',
    ),
    new RegExp(`^ {2}\\w+ (?:-->|-\\.->)(?:\\|${label}\\|)? \\w+$`, 'u'),
    /^ {2}classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}$/u,
  ]
  it.each([
    ['of a usual project', whole],
    ['of hostile names', full],
  ])('%s is of the plainest syntax alone', (_, graph) => {
    const strange = mermaid(graph)
      .split('\n')
      .filter((line) => !lines.some((form) => form.test(line)))
    expect(strange).toEqual([])
  })

  it('gives every class that it names', () => {
    const text = mermaid(full)
    const named = new Set([...text.matchAll(/:::(\w+)/g)].map(([, name]) => name))
    expect(new Set([...text.matchAll(/classDef (\w+)/g)].map(([, name]) => name))).toEqual(named)
  })

  it.each([
    ['s3:GetObject', 's3#58;GetObject'],
    ['1. one', '1#46; one'],
    ['- one', '#45; one'],
    ['a-b.c', 'a-b.c'],
    ['www.example.com', 'www#46;example.com'],
    ['가입 전', '가입 전'],
    ['a   b', 'a b'],
  ])('says %j as %j', (text, said) => {
    expect(inMermaid(text)).toBe(said)
  })

  it('cuts what is very long', () => {
    expect(inMermaid('x'.repeat(1000))).toHaveLength(79 + '#8230;'.length)
  })
})

describe('svg', () => {
  const parse = (text: string) => {
    const faults: string[] = []
    const document = new DOMParser({
      errorHandler: (_: string, message: string) => void faults.push(message),
    }).parseFromString(text, 'image/svg+xml')
    expect(faults).toEqual([])
    return document
  }
  const allOf = (text: string, tag: string) => Array.from(parse(text).getElementsByTagName(tag))
  const number = (element: { getAttribute(name: string): string | null }, name: string) =>
    Number(element.getAttribute(name))

  it('is XML, whatever the names are', () => {
    const root = parse(svg(full)).documentElement
    expect(root?.getAttribute('role')).toBe('img')
    expect(allOf(svg(full), 'g')).toHaveLength(full.nodes.length)
  })

  it('holds nothing that runs, nothing from elsewhere, and nothing but what it says', () => {
    const tags = new Set(allOf(svg(full), '*').map(({ tagName }) => tagName))
    expect([...tags].sort()).toEqual(
      ['defs', 'desc', 'g', 'marker', 'path', 'rect', 'style', 'svg', 'text', 'title'].sort(),
    )
    const attributes = allOf(svg(full), '*').flatMap((one) =>
      Array.from(one.attributes).map(({ name }) => name),
    )
    expect(attributes.filter((name) => /^on|href|src/.test(name))).toEqual([])
  })

  it('has a title and a description, and follows light and dark', () => {
    expect(svg(whole)).toMatch(/aria-labelledby="title desc"/)
    expect(svg(whole)).toMatch(/<desc id="desc">identity provider: google\. app client: web\. /)
    expect(svg(whole)).toContain('@media (prefers-color-scheme:dark)')
  })

  it('draws no box over another, and none out of the picture', () => {
    for (const graph of [whole, full]) {
      const text = svg(graph)
      const root = parse(text).documentElement
      const boxes = allOf(text, 'g').map((group) => {
        const rect = group.getElementsByTagName('rect')[0]
        if (!rect) throw new Error('a box without a rectangle')
        const [x, y] = [number(rect, 'x'), number(rect, 'y')]
        return { x, y, right: x + number(rect, 'width'), bottom: y + number(rect, 'height') }
      })
      for (const [index, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(root ? number(root, 'width') : 0)
        expect(box.bottom).toBeLessThanOrEqual(root ? number(root, 'height') : 0)
        const over = boxes
          .slice(index + 1)
          .filter((two) => box.x < two.right && two.x < box.right && box.y < two.bottom && two.y < box.bottom)
        expect(over).toEqual([])
      }
    }
  })

  it('draws every arrow from left to right', () => {
    for (const path of allOf(svg(whole), 'path').filter((one) => one.getAttribute('marker-end'))) {
      const places = [...(path.getAttribute('d') ?? '').matchAll(/(?:[MH]|C\S+ \S+ \S+ \S+ )(-?\d+)/g)]
      const xs = places.map(([, x]) => Number(x))
      expect(xs).toEqual(xs.toSorted((one, other) => one - other))
      expect(xs.length).toBeGreaterThan(1)
    }
  })

  it('comes to an end where things lead back to themselves', () => {
    const node = (id: string) => ({ id, kind: 'role' as const, name: id, lines: [] })
    const round = {
      nodes: [node('a'), node('b')],
      edges: [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
        { from: 'a', to: 'a' },
      ],
    }
    expect(allOf(svg(round), 'g')).toHaveLength(2)
  })

  it('of nothing is an empty picture', () => {
    expect(allOf(svg({ nodes: [], edges: [] }), 'g')).toEqual([])
  })

  it('draws thousands of things', () => {
    const nodes = Array.from({ length: 3000 }, (_, index) => ({
      id: `n${index}`,
      kind: 'role' as const,
      name: `${index}`,
      lines: [],
    }))
    const edges = nodes.slice(1).map(({ id }, index) => ({ from: `n${Math.floor(index / 5)}`, to: id }))
    expect(svg({ nodes, edges }).match(/<g /g)).toHaveLength(3000)
  })
})

describe('dot', () => {
  it('has strings that end where they should, whatever the names are', () => {
    const string = String.raw`"(?:[^"\\]|\\[\\"n])*"`
    const forms = [
      /^digraph poolwright \{$|^\}$/,
      /^ {2}(?:rankdir=LR|node \[.*\]|edge \[.*\])$/,
      new RegExp(String.raw`^ {2}\w+ \[label=${string}(?:, \w+=\w+)?\]$`),
      new RegExp(String.raw`^ {2}\w+ -> \w+(?: \[label=${string}\])?$`),
    ]
    const strange = dot(full)
      .split('\n')
      .filter((line) => !forms.some((form) => form.test(line)))
    expect(strange).toEqual([])
  })
})

describe('every text', () => {
  it.each([
    ['mermaid', mermaid],
    ['svg', svg],
    ['dot', dot],
    ['json', (graph: Graph) => graphJson(graph, {})],
  ])('as %s leaves a terminal alone', (_, format) => {
    expect(format(full)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  })

  it('as JSON is what it was', () => {
    expect(JSON.parse(graphJson(full, { env: 'dev' }))).toEqual({ schemaVersion: 1, env: 'dev', ...full })
  })
})
