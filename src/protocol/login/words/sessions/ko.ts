import { josa } from '../josa.ts'
import type { SessionWords } from './sessions.ts'

/** Sessions of browsers in Korean. */
export const sessionsKo: SessionWords = {
  known: {
    title: '다시 오셨네요',
    lead: '이미 로그인되어 있습니다. 이 계정으로 계속하거나 다른 계정을 선택하세요.',
    continueAs: (name) => `${josa(name, '으로/로')} 계속하기`,
    other: '다른 사용자로 로그인',
  },
  signedOut: {
    title: '로그아웃되었습니다',
    lead: '이 페이지를 닫아도 됩니다. 여럿이 함께 쓰는 컴퓨터라면 브라우저도 닫으세요.',
  },
  errors: {
    invalid_request: {
      title: '사용할 수 없는 링크입니다',
      lead: '링크에 빠지거나 잘못된 내용이 있습니다. 앱으로 돌아가 다시 시도하세요.',
    },
    redirect_mismatch: {
      title: '여기에서는 이 앱을 열 수 없습니다',
      lead: '앱이 등록되지 않은 주소로 보내 달라고 요청했기 때문에 이동하지 않았습니다.',
    },
    unauthorized_client: {
      title: '이 앱은 이 방법으로 로그인할 수 없습니다',
      lead: '먼저 앱에 설정이 필요합니다. 앱 운영자에게 알려 주세요.',
    },
    server_error: {
      title: '서버에 문제가 생겼습니다',
      lead: '앱으로 돌아가 잠시 후 다시 시도하세요.',
    },
    other: {
      title: '문제가 생겼습니다',
      lead: '앱으로 돌아가 다시 시도하세요. 계속 문제가 생기면 앱 운영자에게 알려 주세요.',
    },
  },
  forDevelopers: '개발자용:',
}
