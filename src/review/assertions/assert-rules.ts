/** What is found of assertions, by ids that never change. */
export const assertRules = {
  'PW-ASSERT-001': 'a role may do what it is never to do',
  'PW-ASSERT-002': 'nobody can say whether a role may do what it is never to do',
  'PW-ASSERT-003': 'a pool does not have the value that is required',
  'PW-ASSERT-004': 'a pool has more than the most that it may have',
  'PW-ASSERT-005': 'a pool has a value that only others may have',
  'PW-ASSERT-006': 'an assertion is about nothing that there is',
  'PW-ASSERT-007': 'an assertion compares what has no order',
} as const
export type AssertRuleId = keyof typeof assertRules
