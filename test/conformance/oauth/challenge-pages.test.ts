import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageText } from '../../e2e/page-steps.ts'
import {
  authorizeAt,
  callback,
  forge,
  password,
  shop,
  titleOf,
  tokensFor,
  troubleIn,
  type Shop,
} from './questions-world.ts'

/** The files that the page shows, by their paths. */
const shown = Object.fromEntries(
  [...pageText('docs/custom-challenge-pages.md').matchAll(/^```\w+\n(?:#|\/\/) (\S+)\n(.*?)^```/gms)].map(
    ([, path = '', text = '']) => [path, text],
  ),
)

const right = { 'answer.end': '4242', 'answer.born': '1990-04-01', 'answer.branch': 'web' }

describe('the project of the page on custom challenges', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shop(shown)
    await world.user('ben', { birthdate: '1990-04-01', 'custom:card': '4000000000004242' })
  })
  afterAll(() => world.stop())

  async function begun(username: string, lang = 'en') {
    const visitor = world.browser({ 'accept-language': lang })
    return { visitor, page: await visitor.send(await visitor.go(authorizeAt(world)), { username }) }
  }

  it.each([
    ['en', 'Your membership', 'The number is on its back.', 'In a shop', 'That was not right. Try again.'],
    ['ko', '멤버십 확인', '번호는 카드 뒷면에 있습니다.', '매장', '올바르지 않습니다. 다시 시도하세요.'],
  ])('signs somebody in by its form: %s', async (lang, title, text, option, wrong) => {
    const { visitor, page } = await begun('ben', lang)
    expect(titleOf(page)).toBe(title)
    expect(page.html).toContain(text)
    expect(page.html).toContain(option)
    expect(page.html).toMatch(/<input[^>]*name="answer\.end"[^>]*inputmode="numeric"[^>]*pattern="\\d\{4\}"/)
    const again = await visitor.send(page, { ...right, 'answer.end': '1111' })
    expect({ title: titleOf(again), trouble: troubleIn(again) }).toEqual({ title, trouble: wrong })
    const done = await visitor.send(again, right)
    expect(await tokensFor(world, done)).toHaveProperty('id_token')
  })

  it('lets nobody in after three wrong answers', async () => {
    const { visitor, page } = await begun('ben')
    let now = page
    for (let guess = 0; guess < 3; guess++)
      now = await visitor.send(now, { ...right, 'answer.end': `${guess}` })
    expect(new URL(now.url).pathname).toBe('/shop/login')
    expect(troubleIn(now)).toBe('You could not be signed in. Begin again.')
  })

  it('asks strangers the same, and lets none in', async () => {
    const [known, stranger] = [await begun('ben'), await begun('nobody')]
    const bare = (html: string) => html.replaceAll(/value="[^"]*"/g, '')
    expect(bare(stranger.page.html)).toBe(bare(known.page.html))
    const told = await stranger.visitor.send(stranger.page, { ...right, 'answer.end': '', 'answer.born': '' })
    expect(told.url).not.toContain('code=')
  })

  it('takes no answer under another name', async () => {
    const { visitor, page } = await begun('ben')
    const told = await forge(visitor, page, {
      ANSWER: JSON.stringify({ end: '4242', born: '1990-04-01' }),
      answer: '4242',
    })
    expect(troubleIn(told)).toBe('That was not right. Try again.')
  })
})

/** A script that shows what a parameter of the server says, and takes one answer. */
const told = (parameters: object, answer: string) => ({
  'pools/shop.pool.yaml': shown['pools/shop.pool.yaml'] ?? '',
  'triggers/member.trigger.yaml': shown['triggers/member.trigger.yaml'] ?? '',
  'triggers/member.ts': `
export const handler = async (event: any) => {
  const { session, challengeAnswer } = event.request
  if (event.triggerSource.startsWith('Define')) {
    const issueTokens = session.at(-1)?.challengeResult === true
    event.response = { issueTokens, failAuthentication: false, challengeName: issueTokens ? null : 'CUSTOM_CHALLENGE' }
  } else if (event.triggerSource.startsWith('Create'))
    event.response = { publicChallengeParameters: ${JSON.stringify(parameters)}, privateChallengeParameters: {} }
  else event.response.answerCorrect = challengeAnswer === ${JSON.stringify(answer)}
  return event
}`,
})

async function at(parameters: object, answer = 'yes') {
  const world = await shop(told(parameters, answer))
  const visitor = world.browser()
  const page = await visitor.send(await visitor.go(authorizeAt(world)), { username: 'ana' })
  return { world, visitor, page }
}

const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>`

describe('a page for a custom challenge', () => {
  it('is there without a description, with the question of the script as text', async () => {
    const { world, visitor, page } = await at({ question: evil, secret: 'not for people' })
    expect(titleOf(page)).toBe('One more question')
    expect(page.html).toContain('&lt;script&gt;alert(1)')
    expect(page.html).not.toMatch(/<script|<img|not for people/)
    expect((await visitor.send(page, { 'answer.answer': 'yes' })).url).toMatch(`${callback}?code=`)
    await world.stop()
  })

  it('shows every text as text, and joins the answers as it is told', async () => {
    const challengePage = JSON.stringify({
      title: evil,
      text: { fr: evil },
      image: { src: 'data:image/png;base64,AAAA', alt: evil },
      fields: [
        { name: 'a', type: 'text', label: evil, hint: evil, pattern: '[">]*', maxLength: 5 },
        { name: 'b', type: 'choice', label: evil, hint: evil, options: [{ value: evil, label: evil }] },
        { name: 'c', type: 'tick', label: evil, hint: evil },
        { name: 'd', type: 'choice', label: evil, options: [{ value: evil, label: evil }] },
      ],
      button: evil.slice(0, 60),
      links: [{ text: evil, href: 'https://example.com/?"><script>alert(3)</script>' }],
      join: '|',
    })
    const { world, visitor, page } = await at({ challengePage }, 'x|y|true|z')
    expect(page.html).not.toMatch(/<script|<img src=x|onerror=alert\(2\)>/)
    expect(page.html).toContain('src="data:image/png;base64,AAAA"')
    expect(page.html).toContain('rel="noopener noreferrer"')
    const answers = { 'answer.a': 'x', 'answer.b': 'y', 'answer.c': 'true', 'answer.d': 'z' }
    expect((await visitor.send(page, answers)).url).toMatch(`${callback}?code=`)
    await world.stop()
  })

  it('is refused where it cannot be shown, and tells visitors nothing of why', async () => {
    const { world, page } = await at({
      challengePage: '{"links":[{"text":"x","href":"javascript:alert(1)"}]}',
    })
    expect(page.status).toBe(400)
    expect(troubleIn(page)).toBe('Something went wrong. Try again in a while.')
    expect(page.html).not.toContain('javascript:')
    await world.stop()
  })
})

describe('a script that asks for a password first', () => {
  let world: Shop
  beforeAll(async () => {
    world = await shop({
      ...told({ question: 'And now?' }, 'yes'),
      'triggers/member.ts': `
export const handler = async (event: any) => {
  const { session, challengeAnswer } = event.request
  if (event.triggerSource.startsWith('Define')) {
    const right = session.every((one: any) => one.challengeResult)
    const next = session.length === 0 ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE'
    const known = session.length === 0 || session[0].challengeName === 'PASSWORD_VERIFIER'
    const issueTokens = right && session.length === 2
    const failAuthentication = !right || !known
    event.response = { issueTokens, failAuthentication, challengeName: issueTokens || failAuthentication ? null : next }
  } else if (event.triggerSource.startsWith('Create'))
    event.response = { publicChallengeParameters: { question: 'And now?' }, privateChallengeParameters: {} }
  else event.response.answerCorrect = challengeAnswer === 'yes'
  return event
}`,
    })
  })
  afterAll(() => world.stop())

  it('has it asked for by a page, and then its own question', async () => {
    const visitor = world.browser()
    const page = await visitor.send(await visitor.go(authorizeAt(world)), { username: 'ana' })
    expect(titleOf(page)).toBe('Enter your password')
    const asked = await visitor.send(page, { password })
    expect(asked.html).toContain('And now?')
    expect((await visitor.send(asked, { 'answer.answer': 'yes' })).url).toMatch(`${callback}?code=`)
  })

  it('lets nobody past it by a wrong one, or by the answer to the other question', async () => {
    for (const form of [{ password: 'Wr0ng-Horse!' }, { 'answer.answer': 'yes' }, { ANSWER: 'yes' }]) {
      const visitor = world.browser()
      const page = await visitor.send(await visitor.go(authorizeAt(world)), { username: 'ana' })
      const told = await forge(visitor, page, form as Record<string, string>)
      expect(told.html).not.toContain('And now?')
      expect(told.url).not.toContain('code=')
    }
  })
})
