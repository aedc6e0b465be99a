import type { GateSpeech } from '../../model/gate.ts'
import { type Dialect } from './gate-request.ts'
import { refuseAsApi } from './refuse.ts'
import { pathSegments } from './routes.ts'

/**
 * An API as behind Amazon API Gateway: every request is `execute-api:Invoke` of its method and path. Follows
 * "Control access to a REST API with IAM permissions" of the API Gateway guide.
 */
export const executeApi = ({ api, stage }: Extract<GateSpeech, { type: 'executeApi' }>): Dialect => ({
  service: 'execute-api',
  readsBody: () => false,
  read({ method, path }, { account, region }) {
    const resource = `arn:aws:execute-api:${region}:${account}:${api}/${stage}/${method}/${pathSegments(path).join('/')}`
    // To many servers a slash at the end is none, and to some it is the way into a folder: both must be allowed.
    const resources = path.length > 1 && path.endsWith('/') ? [resource, `${resource}/`] : [resource]
    return { asked: resources.map((one) => ({ action: 'execute-api:Invoke', resource: one })) }
  },
  refuse: refuseAsApi,
})
