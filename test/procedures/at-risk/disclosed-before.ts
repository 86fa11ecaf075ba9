import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState, Disclosure } from '../../../src/procedures/at-risk/matter.js'
import { staff, tuesday } from '../test-office.js'

/** An alert of before a report to an authority was the record of a disclosure: as a stored event of then reads. */
export const disclosedBefore = (state: AtRiskState, disclosure: Disclosure): AtRiskState =>
  atRisk.evolve(state, { event: 'DisclosureDecided', by: staff('gita'), at: tuesday, disclosure })
