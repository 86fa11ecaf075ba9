import { introduction } from './01-introduction.js'
import { staffWelfare } from './02-staff-welfare.js'
import { scope } from './03-scope.js'
import { difficult } from './04-difficult.js'
import { kindsOfBehaviour } from './04-kinds-of-behaviour.js'
import { persistent } from './04-persistent.js'
import { unacceptable } from './04-unacceptable.js'
import { equality } from './05-equality.js'
import { terminating } from './06-terminating.js'
import { demand } from './07-demand.js'
import { dissatisfied } from './07-dissatisfied.js'
import { escalating } from './07-escalating.js'
import { outcome } from './07-outcome.js'
import { givingYourName } from './08-names.js'
import { atRisk } from './09-at-risk.js'
import { restrictedCase } from './10-case.js'
import { restrictedChannels } from './10-channels.js'
import { restrictionDecision } from './10-decision.js'
import { managingMail } from './10-mail.js'
import { restrictedPeople } from './10-people.js'
import { restricting } from './10-restricting.js'
import { furtherAction } from './11-further-action.js'
import { police } from './11-police.js'
import { managers } from './12-managers.js'
import { processMaps } from './13-maps.js'
import { callLog } from './14-call-log.js'
import { records } from './15-records.js'
import type { Passage } from './passage.js'

/** The procedure, section by section, in the order of the source. */
export const passages: readonly Passage[] = [
  introduction,
  staffWelfare,
  scope,
  kindsOfBehaviour,
  difficult,
  persistent,
  unacceptable,
  equality,
  terminating,
  escalating,
  outcome,
  dissatisfied,
  demand,
  givingYourName,
  atRisk,
  restricting,
  restrictedCase,
  restrictedPeople,
  restrictedChannels,
  managingMail,
  restrictionDecision,
  furtherAction,
  police,
  managers,
  processMaps,
  callLog,
  records,
]
