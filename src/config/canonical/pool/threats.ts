import type { Json, JsonObject } from '../../../model/trigger.ts'
import { choice, list, text } from '../lenses.ts'
import type { Row } from '../table.ts'
import { get, isObject, join, nest } from '../tree.ts'
import { poolRow, riskRow } from './row.ts'

/** What one of these rows says, it says of every client. */
const everywhere = (row: Row): Row => ({
  ...row,
  there: (said, scope) => {
    const tree = row.there(said, scope)
    return Object.keys(tree).length ? join({ risk: { ClientId: 'ALL' } }, tree) : tree
  },
})

const levels = { low: 'LowAction', medium: 'MediumAction', high: 'HighAction' }
const actions = choice({
  noAction: 'NO_ACTION',
  mfaIfConfigured: 'MFA_IF_CONFIGURED',
  mfaRequired: 'MFA_REQUIRED',
  block: 'BLOCK',
})

/** The user is told at every level or at none. */
const takeover: Row = {
  words: ['low', 'medium', 'high', 'notify'].map((word) => `threatProtection.takeover.${word}`),
  there: (said, scope) => {
    const takeover = get(said, 'threatProtection.takeover')
    if (!isObject(takeover)) return {}
    const all = Object.entries(levels).flatMap(([level, property]) => {
      const EventAction = takeover[level] && actions.there(takeover[level], scope)
      return EventAction ? [[property, { EventAction, Notify: takeover['notify'] ?? false }] as const] : []
    })
    return nest('risk.AccountTakeoverRiskConfiguration.Actions', Object.fromEntries(all) as JsonObject)
  },
  back: (tree, scope) => {
    const found = get(tree, 'risk.AccountTakeoverRiskConfiguration.Actions')
    if (!isObject(found)) return {}
    const at = (property: string) => found[property] as { EventAction?: Json; Notify?: Json } | undefined
    const said = Object.entries(levels).flatMap(([level, property]) => {
      const action = actions.back(at(property)?.EventAction ?? null, scope)
      return action ? [[level, action] as const] : []
    })
    const notify = said.length && Object.values(levels).some((property) => at(property)?.Notify === true)
    return nest('threatProtection.takeover', { ...Object.fromEntries(said), ...(notify && { notify: true }) })
  },
}

/** Risk-based defences. */
export const threatProtection: readonly Row[] = [
  poolRow(
    'threatProtection.mode',
    'UserPoolAddOns.AdvancedSecurityMode',
    choice({ off: 'OFF', audit: 'AUDIT', enforced: 'ENFORCED' }),
  ),
  // Off is what it is when nothing is said: the property knows only the other two.
  poolRow(
    'threatProtection.customAuth',
    'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
    choice({ audit: 'AUDIT', enforced: 'ENFORCED' }),
  ),
  everywhere(takeover),
  everywhere(
    riskRow(
      'threatProtection.compromised.action',
      'CompromisedCredentialsRiskConfiguration.Actions.EventAction',
      choice({ block: 'BLOCK', noAction: 'NO_ACTION' }),
    ),
  ),
  everywhere(
    riskRow(
      'threatProtection.compromised.on',
      'CompromisedCredentialsRiskConfiguration.EventFilter',
      list(choice({ signIn: 'SIGN_IN', signUp: 'SIGN_UP', passwordChange: 'PASSWORD_CHANGE' })),
    ),
  ),
  everywhere(
    riskRow('threatProtection.alwaysBlock', 'RiskExceptionConfiguration.BlockedIPRangeList', list(text)),
  ),
  everywhere(
    riskRow('threatProtection.neverBlock', 'RiskExceptionConfiguration.SkippedIPRangeList', list(text)),
  ),
]
