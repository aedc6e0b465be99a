import { faults, serviceWide, stsWide } from '../../model/fault.ts'
import { serviceOf } from '../../schema/service-of.ts'
import { codes } from './codes.ts'

/** What is known of an error code of the API. */
export interface CodeEntry {
  readonly code: string
  /** What the service says with it, unless it has more to say. */
  readonly sentence?: string
  /** What causes it, and what to do. */
  readonly why: string
  /** Whether any operation may answer it, though none lists it. */
  readonly everywhere: boolean
  /** The operations that list it, by their service. */
  readonly operations: Readonly<Record<string, readonly string[]>>
}

const services = ['cognito-idp', 'cognito-identity', 'sts'] as const

/** What is known of an error code; nothing of one that there is not. */
export function codeEntryOf(code: string): CodeEntry | undefined {
  if (!Object.hasOwn(codes, code)) return undefined
  const listed = services.map((name) => {
    const { operationNames, errorsOf } = serviceOf(name)
    return [name, operationNames.filter((operation) => errorsOf(operation).includes(code))] as const
  })
  const sentences: Readonly<Record<string, string>> = faults
  return {
    code,
    ...(Object.hasOwn(sentences, code) && { sentence: sentences[code] as string }),
    why: codes[code as keyof typeof codes],
    everywhere: [...serviceWide, ...stsWide].some((one) => one === code),
    operations: Object.fromEntries(listed.filter(([, names]) => names.length > 0)),
  }
}

/** Every error code of the API. */
export const allCodes: readonly string[] = Object.keys(codes)
