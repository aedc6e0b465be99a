import { describe, expect, it } from 'vitest'
import { readChallengePage } from '../../../src/engine/challenge-pages/read-challenge-page.ts'

const field = (more: object) => ({ fields: [{ name: 'a', type: 'text', label: 'A', ...more }] })

describe('a page that a script describes', () => {
  it.each([
    {},
    { title: 'A', text: { en: 'a', 'zh-Hant': 'b' }, button: 'Go', join: '-' },
    { links: [{ text: 'A', href: 'https://example.com/a?b#c' }] },
    { image: { src: 'data:image/webp;base64,AA==', alt: '' } },
    field({ type: 'choice', options: [{ value: '', label: 'None' }] }),
    field({ optional: true, pattern: '[a-z]+', minLength: 0, maxLength: 9, hint: { ko: '힌트' } }),
  ])('is taken as it is: %j', (page) => {
    expect(readChallengePage(JSON.stringify(page))).toEqual(page)
  })

  it.each([
    ['challengePage must be JSON', '{'],
    ['challengePage must be an object', '[]'],
    ['challengePage must be an object', 'null'],
    ['challengePage.script is nothing that a page has', { script: 'x' }],
    ['challengePage.constructor is nothing that a page has', '{"constructor":{}}'],
    ['challengePage.__proto__ is nothing that a page has', '{"__proto__":{}}'],
    ['challengePage.title must be a text of 200 characters at most', { title: 'x'.repeat(201) }],
    ['challengePage.text must have texts by the tags of languages, such as en', { text: {} }],
    ['challengePage.text must have texts by the tags of languages, such as en', { text: { English: 'x' } }],
    ['challengePage.text.en must be a text of 2000 characters at most', { text: { en: 5 } }],
    ['challengePage.fields must be a list of 1 to 10', { fields: [] }],
    ['challengePage.fields[0].label is missing', { fields: [{ name: 'a', type: 'text' }] }],
    ['challengePage.fields[0].onfocus is nothing that a page has', field({ onfocus: 'x' })],
    ['challengePage.fields[0].optional must be true or false', field({ optional: 'no' })],
    ['challengePage.fields[0].pattern must be a regular expression', field({ pattern: '(' })],
    ['challengePage.fields[0].maxLength must be a whole number from 0 to 10000', field({ maxLength: -1 })],
    ['challengePage.fields[0].options is missing', field({ type: 'choice' })],
    [
      'challengePage.fields[0].options is for a choice alone',
      field({ options: [{ value: 'a', label: 'a' }] }),
    ],
    [
      'challengePage.fields has the name a twice',
      { fields: [1, 2].map(() => ({ name: 'a', type: 'text', label: 'A' })) },
    ],
  ])('is refused: %s', (wrong, page) => {
    expect(readChallengePage(typeof page === 'string' ? page : JSON.stringify(page))).toEqual({ wrong })
  })

  it.each(['file', 'hidden', 'submit', 'text" onfocus="x'])('has no field of type %s', (type) => {
    expect(readChallengePage(JSON.stringify(field({ type })))).toHaveProperty('wrong')
  })

  it.each(['a b', '1a', '_csrf', 'a"', '__proto__', 'a'.repeat(33)])('has no field called %s', (name) => {
    expect(readChallengePage(JSON.stringify(field({ name })))).toHaveProperty('wrong')
  })

  it.each([
    'javascript:alert(1)',
    'http://example.com',
    'https:/\\evil',
    'https://a b',
    '//example.com',
    ' https://example.com',
    `https://example.com/${'x'.repeat(2000)}`,
  ])('leads nowhere but by HTTPS: %s', (href) => {
    expect(readChallengePage(JSON.stringify({ links: [{ text: 'A', href }] }))).toHaveProperty('wrong')
  })

  it.each([
    'https://example.com/a.png',
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'data:image/png,AAAA',
    'data:image/png;base64,AA AA',
    `data:image/png;base64,${'A'.repeat(200_000)}`,
  ])('shows no picture but a small one of its own: %s', (src) => {
    expect(readChallengePage(JSON.stringify({ image: { src, alt: '' } }))).toHaveProperty('wrong')
  })
})
