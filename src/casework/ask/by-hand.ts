import type { Office, Person } from '../../procedures/people.js'
import type { Instant, StaffId } from '../../procedures/words.js'
import { oneOf, withNumber } from '../sentences.js'
import type { Lead } from './guide.js'

/** Who asks, when, and in which office. */
export interface Asker {
  readonly by: StaffId
  readonly now: Instant
  readonly office: Office
}

/** "Lena Morris, your line manager", or whoever stands in for them; your line manager in general when nobody is named. */
export function lineManagerWords({ by, now, office }: Asker): string {
  const manager = office.lineManagerOf(by)
  if (!manager) return 'your line manager'
  const acting = office.actingFor(manager.id, now)
  if (!acting || acting.id === by) return `${withNumber(manager)}, your line manager`
  return acting.id === manager.id ? `${withNumber(manager)}, your line manager` : `${withNumber(acting)}, who stands in for ${manager.name}`
}

/** What to do, and with whom, about a lead for which the office has no procedure here. Undefined when nothing is to be done. */
export function byHand(lead: Lead, asker: Asker): string | undefined {
  const manager = lineManagerWords(asker)
  switch (lead) {
    case 'escalate':
      return `To pass this on: talk to ${manager}. Settle together who is best to ring back, and tell the customer who will ring, and when. If the complaint is about them, go to a peer of theirs or somebody above.`
    case 'welfare':
      return `Talk to ${manager}. You need no form and no reason.`
    case 'withheld-name':
      return `If you gave your first name only, tell ${manager}, and say why.`
    case 'authority-report':
      return `Tell ${manager}, at once. ${decider(asker)} decides whether the police or another authority is told.`
    case 'terminated-call':
      return `Write down what was said and done, and send it to ${manager}.`
    case 'restriction':
    case 'adjustment':
    case 'lookup':
      return `Talk to ${manager}.`
    case 'at-risk':
    case 'none':
      return undefined
    default:
      return lead satisfies never
  }
}

function decider({ by, office }: Asker): string {
  const department = office.person(by)?.department
  const heads = department === undefined ? [] : office.holding('head of department', { department })
  const name = ({ name: full }: Person) => full
  return heads.length > 0 ? `${oneOf(heads.slice(0, 3).map(name))}, head of department,` : 'A head of department'
}
