import { describe, expect, it } from 'vitest'
import { providerButtons, shownProvider } from '../../../src/protocol/login/providers.ts'
import { en } from '../../../src/protocol/login/words/en.ts'
import { ko } from '../../../src/protocol/login/words/ko.ts'

const idp = (ProviderType: string, ProviderName = ProviderType) => ({
  ProviderName,
  ProviderType: ProviderType as 'OIDC',
  ProviderDetails: {},
})

describe('a button of a provider', () => {
  it.each([
    ['Google', 'Continue with Google', 'Google 계정으로 계속'],
    ['Facebook', 'Continue with Facebook', 'Facebook 계정으로 계속'],
    ['LoginWithAmazon', 'Continue with Amazon', 'Amazon 계정으로 계속'],
    ['SignInWithApple', 'Continue with Apple', 'Apple 계정으로 계속'],
  ])('of %s calls it as its people do', (type, english, korean) => {
    expect(shownProvider(en, idp(type), '/')).toMatchObject({ text: english, kind: 'social' })
    expect(shownProvider(ko, idp(type), '/').text).toBe(korean)
  })

  it.each(['OIDC', 'SAML'])('of a company with %s bears the name that the pool has for it', (type) => {
    expect(shownProvider(en, idp(type, 'Corp'), '/')).toMatchObject({
      text: 'Continue with Corp',
      kind: 'enterprise',
    })
  })

  it('shows whatever the API has let be a name as a text', () => {
    const evil = `<svg/onload=alert(1)>"'&`
    const shown = String(providerButtons([shownProvider(en, idp('OIDC', evil), '/a?b=c&d="<')]))
    expect(shown).toContain('Continue with &lt;svg/onload=alert(1)&gt;&quot;&#39;&amp;')
    expect(shown).not.toContain('<svg/onload')
    expect(shown).toContain('href="/a?b=c&amp;d=&quot;&lt;"')
  })
})
