import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'

const loaded = (text: string) =>
  load({
    files: [{ path: 'pools/prod.env.yaml', text }],
    scripts: new Set(),
    documents: new Map(),
    publicUrl: 'http://localhost:9340',
    env: 'prod',
  })
const said = (text: string) => loaded(text).model?.leakedPasswords

describe('the lists of leaked passwords', () => {
  it('are none where the environment names none', () => {
    expect(said('protected: true\n')).toBeUndefined()
  })

  it('are files, and a service with a slash at its end and two seconds', () => {
    expect(said('leakedPasswords: { files: [leaked/a.txt] }\n')).toEqual({ files: ['leaked/a.txt'] })
    expect(said('leakedPasswords: { ranges: { url: "https://ranges.example/v1" } }\n')).toEqual({
      files: [],
      ranges: { url: 'https://ranges.example/v1/', timeout: 2000 },
    })
  })

  it('take what parameters say', () => {
    const text =
      'params: { at: "https://ranges.example/" }\nleakedPasswords: { ranges: { url: "$(param.at)", timeout: 300ms } }\n'
    expect(said(text)?.ranges).toEqual({ url: 'https://ranges.example/', timeout: 300 })
  })

  it('are refused where a parameter leads to another machine without TLS', () => {
    const text =
      'params: { at: "http://ranges.example/" }\nleakedPasswords: { ranges: { url: $(param.at) } }\n'
    expect(loaded(text).model).toBeUndefined()
  })

  it.each(['http://ranges.example/', 'ftp://ranges.example/', 'https://ranges.example/?q=', 'here'])(
    'are refused at %s',
    (url) => {
      const { model, findings } = loaded(`leakedPasswords: { ranges: { url: '${url}' } }\n`)
      expect(model).toBeUndefined()
      expect(findings).toHaveLength(1)
    },
  )
})
