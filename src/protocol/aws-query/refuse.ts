import { readable } from '../cors.ts'
import type { Answer } from '../exchange.ts'

/** Refuses a call of the query protocol, which STS speaks: in XML, naming the action. */
export function refuseQuery(id: string, action: string): Answer {
  const known = /^\w{1,64}$/.test(action) ? `The action ${action}` : 'The action'
  return {
    status: 400,
    headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': id, ...readable },
    body: [
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">',
      '<Error><Type>Sender</Type><Code>InvalidAction</Code>',
      `<Message>${known} is not served by this version of Poolwright.</Message></Error>`,
      `<RequestId>${id}</RequestId></ErrorResponse>`,
    ].join(''),
  }
}
