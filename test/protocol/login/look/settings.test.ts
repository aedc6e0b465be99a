import { describe, expect, it } from 'vitest'
import { settingsCss } from '../../../../src/protocol/login/look/settings.ts'
import type { Json } from '../../../../src/model/trigger.ts'

const button = (backgroundColor: Json, mode = 'lightMode') => ({
  components: { primaryButton: { [mode]: { defaults: { backgroundColor } } } },
})

describe('the settings of a branding style', () => {
  it('set what they say, by day and by night', () => {
    const css = settingsCss({
      components: {
        ...button('8a4b00ff').components,
        form: { borderRadius: 4, darkMode: { backgroundColor: '101010' } },
      },
    })
    const [day, night] = css.split('@media(prefers-color-scheme:dark)')
    expect(day).toBe(':root{--accent:#8a4b00;--hover:#774100;--radius:4px}')
    expect(night).toContain('--card:#101010')
    expect(night).not.toContain('#8a4b00')
  })

  it.each([
    ['LIGHT', 'color-scheme:light', '--accent:#aa0000'],
    ['DARK', 'color-scheme:dark', '--accent:#00aa00'],
  ])('that want %s alone have no other', (colorSchemeMode, scheme, accent) => {
    const primaryButton = {
      lightMode: { defaults: { backgroundColor: 'aa0000' } },
      darkMode: { defaults: { backgroundColor: '00aa00' } },
    }
    const css = settingsCss({ components: { primaryButton }, categories: { global: { colorSchemeMode } } })
    expect(css).toContain(scheme)
    expect(css).toContain(accent)
    expect(css).not.toContain('@media')
  })

  it('place the card', () => {
    const css = settingsCss({ categories: { form: { location: { horizontal: 'START', vertical: 'END' } } } })
    expect(css).toBe('@media(min-width:30.01rem){body{align-items:flex-start;justify-content:flex-end}}')
  })

  it.each<[string, Json]>([
    ['the end of a rule', button('fff}body{display:none')],
    ['the end of the element', button('</style><script>alert(1)</script>')],
    ['an address', button('url(https://evil.example)')],
    ['a colour with more behind it', button('ff9900;--card:red')],
    ['a colour on two lines', button('ff9900\nff9900')],
    ['a colour of five figures', button('ff990')],
    ['a number for a colour', button(112233)],
    ['a list for a colour', button(['ff9900'])],
    ['nothing for a colour', button(null)],
    ['a radius in words', { components: { form: { borderRadius: '4px}' } } }],
    ['a radius below nothing', { components: { form: { borderRadius: -1 } } }],
    ['a radius without end', { components: { form: { borderRadius: 1e9 } } }],
    ['a place of its own', { categories: { form: { location: { horizontal: 'flex-end}' } } } }],
    ['a place that every object has', { categories: { form: { location: { horizontal: 'constructor' } } } }],
    ['a list where an object belongs', [button('ff9900')]],
    ['a text where an object belongs', { components: 'primaryButton' }],
    ['nothing at all', null],
  ])('change nothing by %s', (_, settings) => {
    expect(settingsCss(settings)).toBe('')
  })
})
