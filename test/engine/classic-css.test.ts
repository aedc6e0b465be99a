import { describe, expect, it } from 'vitest'
import { classicCss } from '../../src/engine/pools/classic-css.ts'

describe('the style sheet of classic pages', () => {
  it.each([
    ['', ''],
    ['.submitButton-customizable { color: #fff; }', '.submitButton-customizable{color:#fff}'],
    [
      '.submitButton-customizable:hover{background-color:rgb(1, 2, 3)}',
      '.submitButton-customizable:hover{background-color:rgb(1, 2, 3)}',
    ],
    [
      '/* ours */ .label-customizable, .legalText-customizable { margin: 0 1.5em -2px ; FONT-SIZE: 80% }',
      '.label-customizable,.legalText-customizable{margin:0 1.5em -2px;font-size:80%}',
    ],
    [
      '.errorMessage-customizable{border:1px solid #D64958;}\n.banner-customizable{padding:25px 0px 25px 0px;background-color:lightgray;}',
      '.errorMessage-customizable{border:1px solid #D64958}.banner-customizable{padding:25px 0px 25px 0px;background-color:lightgray}',
    ],
    ['.label-customizable{color:red !important}', '.label-customizable{color:red !important}'],
  ])('is read and written anew: %j', (css, written) => {
    expect(classicCss(css)).toBe(written)
  })

  it.each([
    ['a selector of its own', 'body{color:red}'],
    ['everything', '*{display:none}'],
    ['a class that is not in the list', '.logo{color:red}'],
    ['a class of the language itself', '.constructor-customizable{color:red}'],
    ['an attribute', 'input[value^="a"]{color:red}'],
    ['what a field holds, by its selector', '.inputField-customizable[value^=a]{color:red}'],
    ['a part of the page below a class', '.banner-customizable input{color:red}'],
    ['another state', '.label-customizable:before{color:red}'],
    ['an import', '@import "https://evil.example/x.css";'],
    ['a rule for some screens', '@media print{.label-customizable{color:red}}'],
    ['a font', '@font-face{font-family:x}'],
    ['an address', '.banner-customizable{background:url(https://evil.example/x.png)}'],
    ['an address that is hidden', '.banner-customizable{background:u\\72l(x)}'],
    ['an address within a comment', '.banner-customizable{background:ur/**/l(x)}'],
    ['an address that is quoted', '.banner-customizable{background:"x"}'],
    ['a set of pictures', '.banner-customizable{background:image-set(x 1x)}'],
    ['a script of old browsers', '.banner-customizable{width:expression(alert(1))}'],
    ['a binding', '.banner-customizable{behavior:x}'],
    ['text of its own', '.banner-customizable{content:x}'],
    ['a place over others', '.banner-customizable{position:fixed}'],
    ['a variable', '.banner-customizable{--card:red}'],
    ['a variable as a value', '.banner-customizable{color:var(--card)}'],
    ['the end of the element', '.label-customizable{color:red}</style><script>alert(1)</script>'],
    ['a comment of HTML', '<!-- .label-customizable{color:red}'],
    ['a rule within a rule', '.label-customizable{.logo-customizable{color:red}}'],
    ['a rule that is not closed', '.label-customizable{color:red'],
    ['a comment that is not closed', '.label-customizable{color:red} /* }'],
    ['a letter beyond ASCII', '.label-customizable{color:rеd}'],
    ['nothing as a value', '.label-customizable{color:}'],
    ['two values glued together', '.label-customizable{margin:1px2px}'],
  ])('is not used with %s', (_, css) => {
    expect(classicCss(css)).toMatchObject({ why: expect.any(String) as string })
  })

  it('is read in time that grows with its length alone', () => {
    for (const text of [
      '.'.repeat(131_072),
      '/*'.repeat(65_536),
      '.label-customizable{margin:' + '1 '.repeat(65_000),
    ])
      expect(classicCss(text)).toHaveProperty('why')
  })
})
