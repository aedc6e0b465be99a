import { flow } from '../../engine/flow.ts'
import { csvHeader } from '../../engine/imports/csv-header.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

/** Tells the columns of a CSV file from which users of this pool are imported. */
export const GetCSVHeader = operation(
  'GetCSVHeader',
  'admin',
  flow<Api['GetCSVHeader']['input']>('GetCSVHeader').step(findPool),
  ({ pool }) => ({ UserPoolId: pool.id, CSVHeader: csvHeader(pool) }),
)
