import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'

interface Asked {
  readonly RoleArn: string
}

const invalid = (message: string) => new Fault('InvalidParameterException', message)
const anyArn = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./
const roleArn = /^arn:[^:]+:iam::\d{12}:role\/./

/** Refuses what is no ARN, as AssumeRole does. One of something else is that of no role, which is told later. */
export const checkArn: Step<Asked> = {
  name: 'check ARN',
  run({ RoleArn }) {
    if (!anyArn.test(RoleArn)) throw invalid(`${RoleArn} is invalid`)
    return undefined
  },
}

/** Refuses what is no ARN of a role, as those operations do that nobody signs. */
export const checkRoleArn: Step<Asked> = {
  name: 'check ARN',
  run({ RoleArn }) {
    if (!roleArn.test(RoleArn)) throw invalid('Request ARN is invalid')
    return undefined
  },
}
