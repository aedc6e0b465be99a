import type { Step } from '../../engine/flow.ts'
import type { Served } from '../aws-json/serving.ts'
import { brief } from './brief.ts'

/** What an endpoint of a pool's domain does, to be carried out as operations of the API are. */
export const ownServed = (name: string, step: Step<never, object>): Served => ({
  service: 'cognito-idp',
  name,
  access: 'anyone',
  flow: step,
  output: (facts: object) => facts,
  own: true,
  brief,
})
