import type { GateSpeech } from '../../model/gate.ts'
import { Refused, type Dialect } from './gate-request.ts'
import { refuseAsApi } from './refuse.ts'
import { pathSegments, routeOf } from './routes.ts'

/** Plain HTTP: what IAM is asked stands with the route. */
export const plainHttp = ({ service, routes }: Extract<GateSpeech, { type: 'http' }>): Dialect => ({
  service,
  readsBody: () => false,
  read({ method, path }) {
    const found = routeOf(routes, method, pathSegments(path))
    const { action, resource } = found?.route ?? {}
    if (!found || action === undefined || resource === undefined)
      throw new Refused(404, 'NotFound', 'Not Found')
    const { names } = found
    return {
      asked: [
        { action, resource: resource.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole) },
      ],
    }
  },
  refuse: refuseAsApi,
})
