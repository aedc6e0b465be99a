import type { Json } from '../../../model/trigger.ts'
import { listed } from '../../lint/questions/listed.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'
import { set } from '../tells.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly url: string
  readonly audiences: readonly string[]
  readonly thumbprints: readonly string[]
}

/** An OIDC provider of IAM: `about` is its name. */
export const oidcProvider: FactKind<Value> = {
  kind: 'oidcProvider',
  names: 'oidc-provider',
  whole: true,
  *of(project) {
    for (const resource of project.all('oidc-provider')) {
      const { url, audiences, thumbprints } = resource.says
      yield {
        about: [resource.name],
        value: { url, audiences: set(audiences), thumbprints: set(thumbprints) },
        at: { resource, path: [] },
      }
    }
  },
  *tell({ about: [name = ''], before, after }) {
    const whose = `the OIDC provider ${code(name)}`
    if (!before) {
      yield {
        risk: 'resource-added',
        sentence: `${whose} is new: roles can trust ${code(after?.value.url ?? '')}`,
      }
      return
    }
    if (!after) {
      yield {
        risk: 'client-breaking',
        sentence: `${whose} is gone: tokens of ${code(before.value.url)} count no more`,
      }
      return
    }
    const [was, is] = [before.value, after.value]
    if (was.url !== is.url)
      yield {
        risk: 'replace',
        sentence: `${whose} is now that of ${code(is.url)}, and was that of ${code(was.url)}: another issuer vouches for people, and the ARN that trust policies and identity pools name is another one`,
        help: 'declare the new issuer beside the old one, and move roles and identity pools to it',
      }
    const come = is.audiences.filter((one) => !was.audiences.includes(one))
    const gone = was.audiences.filter((one) => !is.audiences.includes(one))
    if (come.length)
      yield { risk: 'access-widened', sentence: `tokens for ${listed(come)} now count for ${whose}` }
    if (gone.length)
      yield { risk: 'client-breaking', sentence: `tokens for ${listed(gone)} no longer count for ${whose}` }
    if (was.thumbprints.join() !== is.thumbprints.join())
      yield { risk: 'auth-weakened', sentence: `the certificates by which AWS knows ${whose} are others now` }
  },
}
