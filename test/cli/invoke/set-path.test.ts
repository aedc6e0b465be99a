import { describe, expect, it } from 'vitest'
import { settingIn, withSettings } from '../../../src/cli/invoke/set-path.ts'

describe('a setting', () => {
  it.each([
    ['userName=ana', ['userName'], 'ana'],
    ['request.a.b=1', ['request', 'a', 'b'], 1],
    ['request.userAttributes["custom:tier"]=gold', ['request', 'userAttributes', 'custom:tier'], 'gold'],
    ["request.userAttributes['custom:tier']=gold", ['request', 'userAttributes', 'custom:tier'], 'gold'],
    ['request.userAttributes."custom:tier"=gold', ['request', 'userAttributes', 'custom:tier'], 'gold'],
    ['request.userAttributes.custom:tier=gold', ['request', 'userAttributes', 'custom:tier'], 'gold'],
    ['a["b.c=d]"].e=x', ['a', 'b.c=d]', 'e'], 'x'],
    ['request.session[0].challengeResult=true', ['request', 'session', 0, 'challengeResult'], true],
    ['a[1][2]=null', ['a', 1, 2], null],
    ['["a"].b={"c":[1]}', ['a', 'b'], { c: [1] }],
    ['a=b=c', ['a'], 'b=c'],
    ['a="quoted"', ['a'], 'quoted'],
    ['a=', ['a'], ''],
    ['a={not json', ['a'], '{not json'],
    ["a['it\\'s']=1", ['a', "it's"], 1],
  ])('is read of %s', (text, path, value) => {
    expect(settingIn(text)).toEqual([{ path, value }])
  })

  it.each([
    '',
    '=1',
    'a',
    'a.=1',
    '.a=1',
    'a..b=1',
    'a[=1',
    'a[b]=1',
    'a["b=1',
    'a b=1',
    'a.[0]=1',
    '"a"b=1',
  ])('is refused in `%s`', (text) => {
    expect(() => settingIn(text)).toThrow(/It is like request/)
  })

  it('comes after those before it', () => {
    expect(settingIn('b=2', settingIn('a=1')).map(({ path }) => path)).toEqual([['a'], ['b']])
  })
})

describe('an event with settings', () => {
  const event = { request: { list: [{ a: 1 }], text: 'x' }, userName: 'ana' }
  const set = (...texts: string[]) =>
    withSettings(
      event,
      texts.flatMap((text) => settingIn(text)),
    )

  it('is the old one with what was set, and leaves the old one alone', () => {
    expect(set('userName=kim', 'request.list[0].a=2', 'request.list[1]=3')).toEqual({
      request: { list: [{ a: 2 }, 3], text: 'x' },
      userName: 'kim',
    })
    expect(event.userName).toBe('ana')
  })

  it('has what was missing on the way, and objects in place of texts', () => {
    expect(set('request.new[0].deep=1', 'request.text.now=2')).toEqual({
      request: { list: [{ a: 1 }], text: { now: 2 }, new: [{ deep: 1 }] },
      userName: 'ana',
    })
  })

  it('takes no key for what objects are made of', () => {
    const made = set('__proto__.polluted=1')
    expect(Object.hasOwn(made, '__proto__')).toBe(true)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it.each(['request.list[2]=1', 'request.list.a=1', 'request.text[0]=1'])('has no place for %s', (text) => {
    expect(() => set(text)).toThrow('the event has no place for')
  })
})
