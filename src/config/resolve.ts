import { isAlias, isMap, isScalar, isSeq, type Alias, type ParsedNode } from 'yaml'
import { isMerge, keySlips } from './key-slips.ts'
import type { Parsed, Slip } from './parse.ts'
import type { FileRule } from './rules.ts'

/** A text as nodes that can be followed: every alias has its target, none leads in a circle, none grows. */
export interface Tree extends Parsed {
  readonly targets: ReadonlyMap<Alias, ParsedNode>
}

/** Following aliases may add this many values to a file, and no more. */
export const mostRepeated = 10_000
/** How many aliases one file may have. */
export const mostAliases = 100

/** Whether there is nothing to look at after a slip; after others the rest of a file is still worth checking. */
export const stops = ({ rule }: Slip): boolean => ending.has(rule)
const ending = new Set<FileRule>(['PW-FILE-001', 'PW-FILE-012', 'PW-FILE-013', 'PW-FILE-017'])

/**
 * Follows every alias, and finds what YAML allows and we do not: keys that stand twice or are no
 * texts, numbers that lose something. Nothing is copied: what aliases would add is counted first.
 */
export function resolve(parsed: Parsed): Tree {
  const targets = new Map<Alias, ParsedNode>()
  const slips: Slip[] = [...parsed.slips]
  if (slips.some(({ rule }) => rule === 'PW-FILE-001' || rule === 'PW-FILE-013'))
    return { ...parsed, targets }
  const anchors = new Map<string, ParsedNode>()
  const open = new Set<ParsedNode>()
  const sizes = new Map<ParsedNode, number>()
  let repeated = 0

  /** How many values a node stands for, its aliases followed. */
  const measure = (node: ParsedNode | null): number => {
    if (!node) return 1
    if (isAlias(node)) return follow(node)
    if (node.anchor) anchors.set(node.anchor, node)
    open.add(node)
    let size = 1
    if (isMap(node)) {
      slips.push(...keySlips(node.items.map(({ key }) => key as ParsedNode | null)))
      for (const { key, value } of node.items) {
        size += measure(value as ParsedNode | null)
        if (isMerge(key)) slips.push(...mergeSlips(value as ParsedNode | null, key as ParsedNode))
      }
    } else if (isSeq(node)) for (const item of node.items) size += measure(item as ParsedNode)
    else slips.push(...numberSlips(node))
    open.delete(node)
    sizes.set(node, size)
    return size
  }

  const mergeSlips = (value: ParsedNode | null, key: ParsedNode, inList = false): Slip[] => {
    const node = isAlias(value) ? targets.get(value) : value
    // An alias without a target is told as such.
    if (isMap(node) || (isAlias(value) && !node)) return []
    if (isSeq(node) && !inList) return node.items.flatMap((item) => mergeSlips(item as ParsedNode, key, true))
    const help = 'write `<<: *name` where `&name` stands at a map above'
    return [
      { rule: 'PW-FILE-001', message: '`<<` takes a map, or a list of maps', help, ...spanOf(value ?? key) },
    ]
  }

  const follow = (alias: Alias.Parsed): number => {
    const target = anchors.get(alias.source)
    const [start, end] = alias.range
    const slip = (message: string, help?: string): number => {
      slips.push({ rule: 'PW-FILE-013', message, ...(help && { help }), start, end })
      return 1
    }
    if (!target) {
      const [nothing, quote] = [
        'no anchor of this name stands above',
        'a text that begins with `*` stands in quotes',
      ]
      slips.push({
        rule: 'PW-FILE-001',
        message: `${nothing}: \`*${alias.source}\``,
        help: quote,
        start,
        end,
      })
      return 1
    }
    if (open.has(target)) return slip(`\`*${alias.source}\` leads back to what it stands in`)
    if (targets.size === mostAliases)
      return slip(`there are more than ${mostAliases} aliases`, 'use fragments')
    targets.set(alias, target)
    const size = sizes.get(target) ?? 1
    if (repeated <= mostRepeated && repeated + size > mostRepeated)
      slip(`aliases would repeat more than ${mostRepeated} values`, 'use fragments, or write less')
    repeated += size
    return size
  }

  measure(parsed.root)
  return { ...parsed, slips: firstBomb(slips), targets }
}

const spanOf = ({ range }: ParsedNode) => ({ start: range[0], end: range[1] })

/** Once aliases are too many, every further one is; the first says it. */
function firstBomb(slips: readonly Slip[]): Slip[] {
  const first = slips.findIndex(({ rule }) => rule === 'PW-FILE-013')
  return slips.filter(({ rule }, index) => rule !== 'PW-FILE-013' || index === first)
}

function numberSlips(node: ParsedNode): Slip[] {
  if (!isScalar(node) || typeof node.value !== 'number') return []
  const [start, end] = node.range
  const { value, source = String(node.value) } = node
  const quotes = `put it in quotes: '${source}'`
  const slip = (message: string, help: string): Slip[] => [{ rule: 'PW-FILE-015', message, help, start, end }]
  if (!Number.isFinite(value)) return slip(`\`${source}\` is no number that can be used`, quotes)
  if (/^[-+]?0[0-9]/.test(source)) return slip(`the number \`${source}\` loses its leading zero`, quotes)
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return slip(`the number \`${source}\` is too large to be kept exactly`, quotes)
  return []
}
