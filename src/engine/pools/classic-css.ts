// What a classic page's style sheet may say, by Cognito's guide: these classes, with these properties.
const box = ['margin', 'padding', 'width', 'height']
const edge = ['border', 'border-color', 'border-radius', 'border-style', 'border-width']
const paint = ['color', 'background', 'background-color']
const words = ['font-size', 'font-weight', 'line-height', 'text-align', 'letter-spacing']
const sides = ['margin', 'padding'].flatMap((name) =>
  ['top', 'right', 'bottom', 'left'].map((side) => `${name}-${side}`),
)
const properties = new Set([
  ...box,
  ...sides,
  ...edge,
  ...paint,
  ...words,
  'max-width',
  'max-height',
  'display',
  'outline',
])
const classes = new Set(
  [
    'background',
    'banner',
    'errorMessage',
    'idpButton',
    'idpDescription',
    'inputField',
    'label',
    'legalText',
    'logo',
    'passwordCheck-notValid',
    'passwordCheck-valid',
    'redirect',
    'socialButton',
    'submitButton',
    'textDescription',
  ].map((name) => `${name}-customizable`),
)
const states = new Set(['', ':hover', ':focus', ':active'])

// One word of a value: a number with its unit, a colour, or a plain word. No function but those of colours, so no address.
const word =
  /\s*((?:[+-]?(?:\d+\.?\d*|\.\d+)(?:px|r?em|%|vh|vw|pt)?|#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]+(?:-[a-z]+)*|(?:rgb|hsl)a?\([\d\s.,%/+-]+\)|!important))(?=\s|$)/giy

/** What is wrong with a style sheet: the text at fault, for whoever has written it. */
export interface CssFault {
  readonly why: string
}

interface Rule {
  readonly selectors: readonly string[]
  readonly declarations: readonly string[]
}

function selectorOf(text: string): string | CssFault {
  const [, name = '', state = ''] = /^\.([A-Za-z-]+)(:[a-z-]+)?$/.exec(text) ?? []
  if (!classes.has(name) || !states.has(state)) return { why: `the selector ${text.slice(0, 60)}` }
  return `.${name}${state}`
}

function declarationOf(text: string): string | CssFault {
  const colon = text.indexOf(':')
  const name = text.slice(0, colon).trim().toLowerCase()
  if (colon < 0 || !properties.has(name)) return { why: `the property ${(name || text).slice(0, 60)}` }
  const said = text.slice(colon + 1).trimEnd()
  const read = [...said.matchAll(word)]
  if (!read.length || read.map(([whole]) => whole).join('') !== said) return { why: `the value of ${name}` }
  return `${name}:${read.map(([, each]) => each).join(' ')}`
}

const faultIn = (parts: readonly (string | CssFault)[]): CssFault | undefined =>
  parts.find((part): part is CssFault => typeof part !== 'string')

function ruleOf(text: string): Rule | CssFault {
  const [head = '', body, ...more] = text.split('{')
  if (body === undefined || more.length) return { why: text.trim().slice(0, 60) }
  const selectors = head.split(',').map((each) => selectorOf(each.trim()))
  const declarations = body
    .split(';')
    .filter((each) => each.trim() !== '')
    .map(declarationOf)
  return (
    faultIn([...selectors, ...declarations]) ?? {
      selectors: selectors as readonly string[],
      declarations: declarations as readonly string[],
    }
  )
}

/**
 * Reads a style sheet for classic pages and writes it anew: nothing of the text is passed on that was not understood
 * and found in the lists above. What cannot be understood is a fault, and then nothing of it is used.
 */
export function classicCss(text: string): string | CssFault {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ').trim()
  const odd = /[\\<>@"'`]|\/\*|[^\x20-\x7e\s]/.exec(plain)
  if (odd) return { why: plain.slice(odd.index, odd.index + 20) }
  if (plain === '') return ''
  if (!plain.endsWith('}')) return { why: 'a rule that is not closed' }
  const rules = plain.slice(0, -1).split('}').map(ruleOf)
  const fault = rules.find((rule): rule is CssFault => 'why' in rule)
  if (fault) return fault
  return (rules as readonly Rule[])
    .map(({ selectors, declarations }) => `${selectors.join()}{${declarations.join(';')}}`)
    .join('')
}
