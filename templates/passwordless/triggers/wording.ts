import type { CustomMessageHandler } from 'poolwright'

const words = {
  en: { subject: 'Welcome', text: (code: string) => `Confirm your address with the code ${code}.` },
  ko: { subject: '환영합니다', text: (code: string) => `인증 코드는 ${code}입니다.` },
}

/** Says in somebody's own language what a code is for when they sign up; other mail stays as it is. */
export const handler: CustomMessageHandler = async (event) => {
  const { codeParameter, userAttributes } = event.request
  if (event.triggerSource !== 'CustomMessage_SignUp' && event.triggerSource !== 'CustomMessage_ResendCode')
    return event
  const { subject, text } = userAttributes['locale']?.startsWith('ko') ? words.ko : words.en
  event.response = { ...event.response, emailSubject: subject, emailMessage: text(codeParameter) }
  return event
}
