import type { LinkRule } from '../../../config/link/rules.ts'

/** What can be wrong within policies and trust. */
export const ofPolicies = {
  'PW-LINK-022': 'A statement without `do` or `notDo` is about nothing, and IAM refuses it.',
  'PW-LINK-023':
    'A statement of an identity’s policy says on which resources it counts: `on` or `notOn`. `on: "*"` is every one.',
  'PW-LINK-031':
    'No such action is known: the statement allows nothing, or denies nothing. It is a warning where AWS may have made it since the catalogue was.',
  'PW-LINK-032': 'No service has this prefix, so the statement never counts.',
  'PW-LINK-033':
    'What a policy of AWS says is known of some only. Of others nobody here can say what they allow, and answers say so.',
  'PW-LINK-034':
    'A policy variable is the name of a condition key. This one has no value, ever, so that what it stands in never matches.',
  'PW-LINK-035':
    'The variable has a value in other requests and none in those that this policy is about, or is plain text because the document is not of `Version: 2012-10-17`. What it stands in never matches.',
  'PW-LINK-036': 'IAM refuses a condition with an operator that it does not know.',
  'PW-LINK-037': 'No request has this key: a condition on it sees nothing, and holds or fails always.',
  'PW-LINK-038': 'IAM refuses the document. The finding says at which part of its grammar.',
  'PW-LINK-039':
    'Identity pools of every account speak with one voice to STS; trust that does not name one by `cognito-identity.amazonaws.com:aud` would be trust in everybody’s. IAM does not save it.',
  'PW-LINK-040': 'The group gives its members a role that no identity pool of the project would hand them.',
  'PW-LINK-041':
    'IAM counts the characters of a policy without its blanks, and takes no more than the finding says. Split it, or use wildcards.',
  'PW-LINK-042': 'Under `aws` a role takes the properties of `AWS::IAM::Role` by their names and shapes.',
  'PW-LINK-043':
    'The same part of the role is said in our words and under `aws`, and the latter wins. Say all of it in one place.',
  'PW-LINK-044':
    'The operator compares with a value of another form than the one that is written, so that the condition never holds, or, with a `Not` operator, always does.',
} satisfies Partial<Record<LinkRule, string>>
