import { describe, expect, it } from 'vitest'
import { placeOf, type Place } from '../../../../src/adapters/sandbox/bundle/place-of.ts'

describe('a file', () => {
  it.each<[Place, string]>([
    ['own', '/home/ana/shop/auth/triggers/a.ts'],
    ['own', '/home/ana/shop/auth/..triggers/a.ts'],
    ['package', '/home/ana/shop/auth/node_modules/polite/index.js'],
    ['package', '/home/ana/shop/auth/triggers/node_modules/polite/index.js'],
    ['package', '/home/ana/shop/node_modules/polite/index.js'],
    ['package', '/home/ana/shop/node_modules/.store/polite@1/node_modules/polite/index.js'],
    ['package', '/node_modules/polite/index.js'],
    ['outside', '/home/ana/shop/auth'],
    ['outside', '/home/ana/shop/package.json'],
    ['outside', '/home/ana/shop/other/node_modules/polite/index.js'],
    ['outside', '/home/ana/shop/node_modules_of_mine/a.js'],
    ['outside', '/home/bo/node_modules/polite/index.js'],
    ['outside', '/etc/passwd'],
  ])('is %s: %s', (place, path) => {
    expect(placeOf('/home/ana/shop/auth')(path)).toBe(place)
  })
})
