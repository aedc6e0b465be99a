/** What is found of assertions, by ids that never change: a clause each, and why that is a concern. */
export const assertRules = {
  'PW-ASSERT-001': [
    'a role may do what it is never to do',
    'The project asserts `never`, and a request shows that the role may: every action, resource and context that is meant was looked at. Take it from what is allowed, or deny it.',
  ],
  'PW-ASSERT-002': [
    'nobody can say whether a role may do what it is never to do',
    'The policies have too many parts that depend on each other for a proof. Deny it in so many words, and it is sure.',
  ],
  'PW-ASSERT-003': [
    'a pool does not have the value that is required',
    'The project asserts `require`. What nobody says counts as what then holds; a list has a value that it holds.',
  ],
  'PW-ASSERT-004': [
    'a pool has more than the most that it may have',
    'The project asserts `max`, of a number, a time such as `1h`, or a size such as `8Mi`. What nobody says counts as what then holds.',
  ],
  'PW-ASSERT-005': [
    'a pool has a value that only others may have',
    'The project asserts `only`, with the pools that may have it.',
  ],
  'PW-ASSERT-006': [
    'an assertion is about nothing that there is',
    'No role is called so, or pools have nothing at that path: whatever is asserted, it would always hold.',
  ],
  'PW-ASSERT-007': [
    'an assertion compares what has no order',
    '`max` compares numbers with numbers, times with times and sizes with sizes.',
  ],
} as const
export type AssertRuleId = keyof typeof assertRules
