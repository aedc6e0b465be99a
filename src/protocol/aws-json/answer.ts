import { readable } from '../cors.ts'
import type { Answer } from '../exchange.ts'

const type = { 'content-type': 'application/x-amz-json-1.1', ...readable }

/** The output of an operation. An empty one is said as `{}`. */
export const answered = (id: string, output: object): Answer => ({
  status: 200,
  headers: { ...type, 'x-amzn-RequestId': id },
  body: JSON.stringify(output),
})

/** A refusal as awsJson1.1 says it: in the body, and again in headers. */
export const refused = (id: string, status: number, code: string, message: string): Answer => ({
  status,
  headers: {
    ...type,
    'x-amzn-RequestId': id,
    'x-amzn-ErrorType': `${code}:`,
    'x-amzn-ErrorMessage': asHeader(message),
  },
  body: JSON.stringify({ __type: code, message }),
})

// A script's message may hold anything; a header holds printable ASCII on one line.
const asHeader = (text: string) => text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 1024)
