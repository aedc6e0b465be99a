import { expect, it } from 'vitest'
import { matching } from '../../src/iam/catalogue.ts'
import { isManaged, managedArn, managedNames, managedPolicies } from '../../src/iam/managed-policies.ts'
import { scopeDown } from '../../src/iam/scope-down.ts'
import type { PolicyDocument } from '../../src/model/cloudformation.ts'

interface Statement {
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
}
/** Every action that a document names, or excepts. */
const actionsIn = ({ Statement }: PolicyDocument) =>
  (Statement as unknown as readonly Statement[]).flatMap(({ Action = [], NotAction = [] }) =>
    [Action, NotAction].flat(),
  )

it('knows policies of AWS by their names and by their ARNs', () => {
  expect(managedArn('AmazonCognitoReadOnly')).toBe('arn:aws:iam::aws:policy/AmazonCognitoReadOnly')
  expect(managedArn('AWSLambdaBasicExecutionRole')).toBe(
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  )
  expect(managedArn('toString')).toBeUndefined()
  for (const name of managedNames) expect(managedPolicies.has(managedArn(name) ?? '')).toBe(true)
})

it('tells policies that AWS manages from those of an account', () => {
  expect(isManaged('arn:aws:iam::aws:policy/ReadOnlyAccess')).toBe(true)
  expect(isManaged('arn:aws:iam::123456789012:policy/edge')).toBe(false)
})

it.each([...managedPolicies, ...scopeDown.map(({ name, document }) => [name, document] as const)])(
  '%s names only actions that there are',
  (_, document) => {
    expect(actionsIn(document)).not.toEqual([])
    expect(actionsIn(document).filter((one) => matching(one).length === 0)).toEqual([])
  },
)

it('lets guests have what either of two policies allows', () => {
  expect(scopeDown).toHaveLength(2)
  const [inline = [], managed = []] = scopeDown.map(({ document }) => actionsIn(document))
  expect(inline).toContain('dynamodb:*')
  expect(inline).not.toContain('kms:Decrypt')
  expect(managed).toContain('kms:Decrypt')
})
