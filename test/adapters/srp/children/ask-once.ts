import { openSrp } from '../../../../src/adapters/srp/open-srp.ts'

// Nothing is closed here: an idle thread must not keep the process.
process.stdout.write(`${await openSrp().raise(10n)}`)
