import type { ProviderWords } from './providers.ts'

/** Korean. */
export const providersKo: ProviderWords = {
  or: '또는',
  continueWith: (name) => `${name} 계정으로 계속`,
  workEmail: '회사 이메일',
  workEmailHint: '회사의 로그인 페이지로 이동합니다.',
  goOn: '회사 계정으로 계속',
  unknownCompany: '이 주소로 등록된 회사가 없습니다.',
}
