import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { operationNames } from '../../src/schema/inputs.ts'

it('knows every operation of the installed AWS SDK, and no other', () => {
  const commands = Object.keys(sdk).filter((name) => /^[A-Z]\w*Command$/.test(name))
  expect(operationNames).toEqual(commands.map((name) => name.slice(0, -'Command'.length)).sort())
})
