import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, seenBefore } from '../../../../src/protocol/login/look/contrast.ts'
import { hoverOf, readable } from '../../../../src/protocol/login/look/readable.ts'
import { dark, light, type Palette } from '../../../../src/protocol/login/palette.ts'

const pairs: readonly (readonly [keyof Palette, keyof Palette, number])[] = [
  ['text', 'card', 4.5],
  ['head', 'card', 4.5],
  ['label', 'card', 4.5],
  ['quiet', 'card', 4.5],
  ['link', 'card', 4.5],
  ['second', 'card', 4.5],
  ['foot', 'page', 4.5],
  ['typed', 'field', 4.5],
  ['bad', 'card', 4.5],
  ['bad', 'bad-card', 4.5],
  ['good', 'good-card', 4.5],
  ['on', 'accent', 4.5],
  ['on', 'hover', 4.5],
  ['line', 'card', 3],
  ['second-edge', 'card', 3],
  ['focus', 'card', 3],
]
const unreadable = (palette: Palette) =>
  pairs.filter(([name, before, least]) => contrast(palette[name], palette[before]) < least)

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.478],
    ['#ff0000', '#ffffff', 3.998],
  ])('of %s and %s is %d, as WCAG counts it', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBeCloseTo(ratio, 2)
  })

  it('is of what is seen through as it is seen', () => {
    expect(seenBefore('#00000080', '#ffffff')).toBe('#7f7f7f')
    expect(seenBefore('#12345600', '#ffffff')).toBe('#ffffff')
  })
})

describe('a palette', () => {
  it.each([
    ['day', light],
    ['night', dark],
  ])('of our own by %s can be read, and stays as it is', (_, palette) => {
    expect(unreadable(palette)).toEqual([])
    expect(readable(palette, palette)).toEqual(palette)
  })

  it("keeps what can be read of somebody else's", () => {
    const asked = { ...light, accent: '#0b6240', hover: hoverOf('#0b6240'), card: '#fff8e7', link: '#7a1f3d' }
    expect(readable(asked, light)).toEqual(asked)
  })

  it('has dark words on a bright button', () => {
    expect(readable({ ...light, accent: '#ffd400', hover: hoverOf('#ffd400') }, light).on).toBe('#000000')
  })

  it('can be read, whatever colours it was asked for', () => {
    const names = Object.keys(light) as readonly (keyof Palette)[]
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`)
    const seen = fc
      .tuple(colour, fc.integer({ min: 0, max: 255 }))
      .map(([solid, alpha]) => solid + alpha.toString(16).padStart(2, '0'))
    const some = fc.dictionary(fc.constantFrom(...names), fc.oneof(colour, seen))
    fc.assert(
      fc.property(some, fc.boolean(), (asked, byNight) => {
        const usual = byNight ? dark : light
        expect(unreadable(readable({ ...usual, ...asked }, usual))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
