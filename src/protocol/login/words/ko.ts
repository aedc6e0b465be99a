import { questionsKo } from './questions/ko.ts'
import { providersKo } from './providers/ko.ts'
import { accountsKo } from './accounts/ko.ts'
import { sessionsKo } from './sessions/ko.ts'
import type { Words } from './words.ts'

/** Korean. */
export const ko: Words = {
  language: 'ko',
  name: '한국어',
  languages: '언어',
  signIn: '로그인',
  signInTo: (pool) => `${pool} 로그인`,
  username: '사용자 이름',
  password: '비밀번호',
  next: '다음',
  codeFromApp: '인증 코드',
  enterCode: '코드 입력',
  enterCodeFromApp: '인증 앱에 표시된 코드를 입력하세요.',
  refusals: {
    NotAuthorizedException: '사용자 이름 또는 비밀번호가 올바르지 않습니다.',
    CodeMismatchException: '코드가 올바르지 않습니다. 다시 시도하세요.',
    other: '문제가 발생했습니다. 잠시 후 다시 시도하세요.',
  },
  outOfDate: '이 페이지는 더 이상 유효하지 않습니다.',
  startAgain: '처음부터 다시 시작',
  questions: questionsKo,
  accounts: accountsKo,
  providers: providersKo,
  onward: {
    title: '조직 로그인으로 이동',
    lead: '계속하면 소속 조직의 로그인 페이지가 열립니다.',
    next: '계속',
  },
  sessions: sessionsKo,
}
