import { randomBytes } from 'node:crypto'
import type { JsonObject, Said } from '../../../model/trigger.ts'
import { AwsFault, invalid } from './aws-fault.ts'
import type { Service, ServiceCall } from './service-call.ts'

const mostNames = 10
const mostInPage = 10

/** The Parameter Store: the parameters that the trigger declares. One that is a secret is a `SecureString`. */
export function openSsm({ said }: { readonly said: (value: Said) => string }): Service {
  const show = (name: string, { reach, region, account, input, now }: ServiceCall): JsonObject => {
    const value = (reach.parameters ?? {})[name] as Said
    const secure = typeof value !== 'string'
    return {
      Name: name,
      Type: secure ? 'SecureString' : 'String',
      // Who does not ask for it in the clear gets something that nobody can read, as at AWS.
      Value: secure && input['WithDecryption'] !== true ? randomBytes(96).toString('base64') : said(value),
      Version: 1,
      LastModifiedDate: Math.floor(now / 1000),
      ARN: `arn:aws:ssm:${region}:${account}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
      DataType: 'text',
    }
  }
  /** The name that is declared, of one that may be an ARN or have a version after it. */
  const declared = ({ reach }: ServiceCall, given: unknown): string | undefined => {
    const parameters = reach.parameters ?? {}
    const [, name = ''] =
      /^(?:arn:aws[\w-]*:ssm:[\w-]*:\d*:parameter)?([\w./-]+)(?::(?:1|latest))?$/.exec(`${given}`) ?? []
    return [name, name.replace(/^\//, '')].find((each) => Object.hasOwn(parameters, each))
  }

  return {
    async GetParameter(asked) {
      const name = declared(asked, asked.input['Name'])
      if (name === undefined)
        throw new AwsFault(
          'ParameterNotFound',
          `Declare it under \`capabilities.aws.ssm.parameters\` of trigger \`${asked.call.stage.trigger.name}\`.`,
        )
      return { Parameter: show(name, asked) }
    },
    async GetParameters(asked) {
      const names = asked.input['Names']
      if (!Array.isArray(names) || !names.length || names.length > mostNames)
        throw invalid(
          `1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length between 1 and ${mostNames}`,
        )
      const found = names.map((given) => ({ given: `${given}`, name: declared(asked, given) }))
      return {
        Parameters: found.flatMap(({ name }) => (name === undefined ? [] : [show(name, asked)])),
        InvalidParameters: found.flatMap(({ given, name }) => (name === undefined ? [given] : [])),
      }
    },
    async GetParametersByPath(asked) {
      const { input, reach } = asked
      const { Path: path, Recursive: recursive, NextToken: token, MaxResults: most = mostInPage } = input
      if (typeof path !== 'string' || !path.startsWith('/'))
        throw invalid(
          'The parameter doesn\'t meet the parameter name requirements. The path must begin with a forward slash "/".',
        )
      const under = path.endsWith('/') ? path : `${path}/`
      const names = Object.keys(reach.parameters ?? {})
        .filter(
          (name) => name.startsWith(under) && (recursive === true || !name.slice(under.length).includes('/')),
        )
        .sort()
      const from = token === undefined || token === null ? 0 : names.indexOf(`${token}`)
      if (from < 0) throw new AwsFault('InvalidNextToken', "The specified token isn't valid.")
      const to = from + Math.min(mostInPage, Math.max(1, Number(most)))
      const next = names[to]
      return {
        Parameters: names.slice(from, to).map((name) => show(name, asked)),
        ...(next !== undefined && { NextToken: next }),
      }
    },
  }
}
