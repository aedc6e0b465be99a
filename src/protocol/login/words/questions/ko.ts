import { josa } from '../josa.ts'
import type { QuestionWords } from './questions.ts'

/** Questions in Korean. */
export const questionsKo: QuestionWords = {
  signingInAs: (name) => `${josa(name, '으로/로')} 로그인하는 중`,
  signedInAs: (name) => `${josa(name, '으로/로')} 로그인되어 있습니다.`,
  chooseWay: '로그인 방법 선택',
  chooseProof: '본인 확인 방법 선택',
  ways: {
    PASSWORD: '비밀번호',
    EMAIL_OTP: '이메일로 받은 코드',
    SMS_OTP: '문자 메시지로 받은 코드',
    WEB_AUTHN: '패스키',
    SMS_MFA: '문자 메시지로 받은 코드',
    SOFTWARE_TOKEN_MFA: '인증 앱',
  },
  otherWay: '다른 방법 선택',
  enterPassword: '비밀번호 입력',
  code: '인증 코드',
  codeByEmail: (to) => `이메일로 인증 코드를 보냈습니다: ${to}`,
  codeBySms: (to) => `문자 메시지로 인증 코드를 보냈습니다: ${to}`,
  anotherCode: '코드 다시 받기',
  codeFromDevice: (device) => `인증 앱에 표시된 코드를 입력하세요. 기기: ${device}`,
  newPassword: {
    title: '새 비밀번호 설정',
    lead: '지금 비밀번호는 한 번만 쓸 수 있습니다. 계속하려면 새 비밀번호를 정하세요.',
    field: '새 비밀번호',
  },
  setUp: {
    title: '인증 앱 설정',
    lead: '인증 앱으로 이 그림을 스캔하거나 비밀 키를 직접 입력한 다음, 앱에 표시된 코드를 입력하세요.',
    picture: '비밀 키가 담긴 QR 코드',
    secret: '비밀 키',
    open: '이 기기의 인증 앱에서 열기',
    device: '기기 이름 (선택)',
    deviceHint: '나중에 어떤 앱을 열어야 할지 알 수 있습니다.',
    button: '설정',
  },
  passkey: {
    title: '패스키로 로그인',
    lead: '브라우저가 지문, 얼굴 또는 기기 잠금으로 확인합니다.',
    button: '패스키 사용',
    needsScript: '패스키를 쓰려면 JavaScript가 필요합니다. 이 브라우저에서는 꺼져 있습니다.',
    failed: '패스키를 사용하지 못했습니다. 다시 시도하세요.',
    unable: '이 브라우저에서는 패스키를 쓸 수 없습니다.',
    addTitle: '패스키 추가',
    addLead: '패스키가 있으면 지문, 얼굴 또는 기기 잠금으로 로그인할 수 있습니다.',
    addButton: '패스키 추가',
    full: (most) => `패스키는 ${most}개까지 등록할 수 있습니다. 더 추가할 수 없습니다.`,
    skip: '나중에',
    have: (count) => `등록된 패스키: ${count}개`,
  },
  custom: {
    title: '추가 확인',
    lead: '답변 또는 받은 코드를 입력하세요.',
    answer: '답변',
    choose: '선택하세요',
    wrong: '올바르지 않습니다. 다시 시도하세요.',
    optional: (label) => `${label} (선택)`,
  },
  tooWeak: '이 앱은 계정에 설정된 것보다 강력한 로그인 방법을 요구합니다.',
  ended: {
    refused: '로그인하지 못했습니다. 처음부터 다시 시작하세요.',
    expired: '시간이 지나 만료되었습니다. 처음부터 다시 시작하세요.',
  },
  refusals: {
    EnableSoftwareTokenMFAException: '코드가 올바르지 않습니다. 다음 코드를 기다려 다시 시도하세요.',
    ExpiredCodeException: '이미 사용한 코드입니다. 다음 코드를 기다리세요.',
    InvalidParameterException: '올바르지 않은 항목이 있습니다. 확인한 후 다시 시도하세요.',
    TooManyRequestsException:
      '코드를 너무 여러 번 요청했습니다. 마지막 코드를 쓰거나 처음부터 다시 시작하세요.',
  },
}
