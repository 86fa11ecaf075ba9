import { adjustment, restriction } from './procedures/arrangement/arrangement.js'
import { atRisk } from './procedures/at-risk/at-risk.js'
import { authorityReport } from './procedures/authority-report/authority-report.js'
import { conversation } from './procedures/conversation/conversation.js'
import { difficultCall } from './procedures/difficult-call/difficult-call.js'
import { absence } from './procedures/duty/absence.js'
import { turn } from './procedures/duty/turn.js'
import { escalation } from './procedures/escalation/escalation.js'
import { figuresClosed } from './procedures/figures-closed/figures-closed.js'
import { figuresTaken } from './procedures/figures-taken/figures-taken.js'
import { guidanceChange } from './procedures/guidance-change/guidance-change.js'
import { meeting } from './procedures/meeting/meeting.js'
import { practiceDigest } from './procedures/practice-digest/practice-digest.js'
import { practiceReview } from './procedures/practice-review/practice-review.js'
import { type AnyProcedure, asAny } from './procedures/procedure.js'
import { retention } from './procedures/retention/retention.js'
import { sameCustomer } from './procedures/same-customer/same-customer.js'
import { subjectRequest } from './procedures/subject-request/subject-request.js'
import { terminatedCall, writtenContact } from './procedures/terminated-call/terminated-call.js'
import { withheldName } from './procedures/withheld-name/withheld-name.js'

/** What the office does: every procedure, in the order in which people see them listed. The only list there is. */
export const procedures: readonly AnyProcedure[] = [
  asAny(difficultCall),
  asAny(terminatedCall),
  asAny(writtenContact),
  asAny(atRisk),
  asAny(escalation),
  asAny(authorityReport),
  asAny(restriction),
  asAny(adjustment),
  asAny(conversation),
  asAny(meeting),
  asAny(withheldName),
  asAny(sameCustomer),
  asAny(absence),
  asAny(turn),
  asAny(guidanceChange),
  asAny(retention),
  asAny(figuresTaken),
  asAny(figuresClosed),
  asAny(subjectRequest),
  asAny(practiceDigest),
  asAny(practiceReview),
]
