import { resourcesOf } from '../catalogue.ts'
import { search, type Searched } from './search.ts'
import { anything, symbolsOf, type Symbol, type Variables } from './symbols.ts'
import type { Term } from './terms.ts'

/** Tells of a resource whether it fits a pattern, by the pattern's place. */
export type Fits = (pattern: number) => boolean
/** How a pattern is read whose variables may be anything: as fitting all that it could, or nothing. */
export type Extent = 'most' | 'least'

/** The statements of a side about some actions. */
export interface Side {
  readonly terms: readonly Term[]
  /** Whether there is a boundary, though none of its statements may be about these actions. */
  readonly bounded: boolean
}

/** What is asked where an action is about nothing in particular. */
const star: readonly Symbol[] = [{ is: '*' }]

/** The resources of statements, and questions about whoever fits them. */
export class Patterns {
  readonly #symbols: (readonly Symbol[] | undefined)[] = []
  readonly #variables: Variables
  readonly #known = new Map<string, number>()

  constructor(variables: Variables) {
    this.#variables = variables
  }

  /** A resource of which something holds: one that the actions are said to have, if that can be; else any. */
  search(wanted: (fits: Fits) => boolean, actions: readonly string[] = []): Searched {
    const every = [this.#pattern('arn:*:*:*:*:*', false), this.#add('*', () => star)]
    const usual = this.#usual(actions)
    const liked = usual.length ? search(this.#symbols, (fits) => usual.some(fits) && wanted(fits)) : 'none'
    if (typeof liked === 'object') return liked
    return search(this.#symbols, (fits) => every.some(fits) && wanted(fits))
  }

  #usual([first = '']: readonly string[]): readonly number[] {
    return resourcesOf(first).map((template) =>
      this.#pattern(template.replace('${Partition}', 'aws').replaceAll(/\$\{[^}]*\}/g, '?*'), false),
    )
  }

  /** Whether a side allows what is done to a resource. */
  allows(
    { terms, bounded }: Side,
    extents: Readonly<Record<Term['effect'], Extent>>,
  ): (fits: Fits) => boolean {
    const of = (layer: Term['layer'] | 'any', effect: Term['effect']) =>
      this.some(
        terms.filter((term) => term.effect === effect && (layer === 'any' || term.layer === layer)),
        extents[effect],
      )
    const [given, bound, denied] = [of('identity', 'Allow'), of('boundary', 'Allow'), of('any', 'Deny')]
    return (fits) => given(fits) && (!bounded || bound(fits)) && !denied(fits)
  }

  /** Whether any of some statements is about a resource. */
  some(terms: readonly Term[], extent: Extent): (fits: Fits) => boolean {
    const each = terms.map((term) => this.#term(term, extent))
    return (fits) => each.some((one) => one(fits))
  }

  #term({ resources: { not, texts }, variables }: Term, extent: Extent): (fits: Fits) => boolean {
    // A statement that says nothing of resources is about all of them.
    if (!texts.length) return () => true
    const inside = not ? (extent === 'most' ? 'least' : 'most') : extent
    const patterns = texts
      .filter((text) => inside === 'most' || !variables || !this.#isOpen(text))
      .map((text) => this.#pattern(text, variables))
    return (fits) => patterns.some(fits) !== not
  }

  /** Whether a variable of a pattern may be anything. */
  #isOpen(text: string): boolean {
    let isOpen = false
    symbolsOf(text, true, (variable) => {
      const value = this.#variables(variable)
      isOpen ||= value === anything
      return value
    })
    return isOpen
  }

  #pattern(text: string, variables: boolean): number {
    return this.#add(`${variables} ${text}`, () => symbolsOf(text, variables, this.#variables))
  }

  #add(key: string, symbols: () => readonly Symbol[] | undefined): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#symbols.push(symbols())
    this.#known.set(key, this.#symbols.length - 1)
    return this.#symbols.length - 1
  }
}
