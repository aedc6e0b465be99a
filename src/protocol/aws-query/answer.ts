import { readable } from '../cors.ts'
import type { Answer } from '../exchange.ts'
import type { QueryCode } from './codes.ts'
import { elementsOf, escaped } from './xml.ts'

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'

const xml = (id: string, status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': id, ...readable },
  body,
})

/** The output of an operation. */
export const answered = (id: string, operation: string, output: object): Answer =>
  xml(
    id,
    200,
    `<${operation}Response xmlns="${namespace}"><${operation}Result>${elementsOf(output)}</${operation}Result>` +
      `<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></${operation}Response>`,
  )

/** A refusal. */
export const refused = (id: string, { code, status }: QueryCode, message: string): Answer =>
  xml(
    id,
    status,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
      `<Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`,
  )
