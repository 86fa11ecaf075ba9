import { type Decision, decided, type Facts, type Notice, type Owed, refused } from '../procedure.js'
import type { StaffId } from '../words.js'
import { anyTime, sayWhoHasIt } from './any-time.js'
import { holderGone } from './handling.js'
import { askedBeside, isSenior, nextRungAt, owedBeside, owedOnRung, stillWithYouAt, toldOnRung } from './ladder.js'
import type { Alert, AtRiskEvent, AtRiskState, AtRiskStep } from './matter.js'

const mayDisclose: ReadonlySet<string> = new Set(['head of department', 'group manager', 'senior on duty'])
const by = (facts: Facts): StaffId => facts.by as StaffId
const reachedBy = ({ reached }: Alert): readonly StaffId[] => reached.map(({ person }) => person)

/** The alarm that asks the holder "still with you?". */
export const askAgain = (facts: Facts): Owed => ({ alarm: 'AskStillWithYou', at: stillWithYouAt(facts.now, facts.office) })

/** What may happen to an alert while somebody has it. */
export const whileHeld = (step: AtRiskStep, state: AtRiskState & { is: 'Held' }, facts: Facts): Decision<AtRiskEvent> => {
  const { now, office } = facts
  const ask = stillWithYouAt(now, office)
  switch (step.step) {
    case 'AcknowledgeAlert':
      return refused(state.heldBy === facts.by ? 'You have this already. Thank you.' : sayWhoHasIt(state, facts))
    case 'HandOverAlert': {
      const to = office.person(step.to)
      if (!to || !isSenior(to)) return refused('Please choose a senior member of staff to hand this to.')
      if (to.id === state.heldBy) return refused(`${to.name} has this already.`)
      if (to.id === state.raisedBy) return refused(`${to.name} raised this alert. Choose somebody else, so that two of you know.`)
      return decided(
        [{ event: 'AlertHandedOver', by: by(facts), to: to.id, at: now, ask }],
        [{ notice: 'senior', to: { person: to.id }, urgency: 'alert' }, askAgain(facts)],
      )
    }
    case 'ConfirmStillHeld':
      return decided([{ event: 'StillHeldConfirmed', by: by(facts), at: now, ask }], [askAgain(facts)])
    case 'RecordEstablished':
      return decided([{ event: 'FactsEstablished', by: by(facts), at: now, established: step.established, emergency: step.emergency }])
    case 'DecideDisclosure': {
      if (state.disclosure) return refused('A disclosure has been decided already. Add anything further under "What was established".')
      // s9, s11: a senior member of staff weighs it, a head of department or group manager decides; never whoever took the contact.
      if (!office.person(step.disclosure.decidedBy)?.roles.some((role) => mayDisclose.has(role)))
        return refused('A head of department, a group manager or a senior on duty decides this. Please choose who of them did.')
      // s9: Information Governance are notified, so that they may assist and make a formal record.
      const governance = office.holding('information governance')
      return decided(
        [{ event: 'DisclosureDecided', by: by(facts), at: now, disclosure: step.disclosure }],
        [
          ...governance.map((person): Notice => ({ notice: 'information-governance', to: { person: person.id }, urgency: 'now' })),
          { alarm: 'RemindDisclosure', at: office.calendar.afterWorkingDays(now, 1) },
        ],
      )
    }
    case 'ConcludeAlert':
      return decided([{ event: 'AlertConcluded', by: by(facts), at: now, outcome: step.outcome, reason: step.reason }])
    case 'AskStillWithYou': {
      if (now < state.askAt) return decided()
      const others = askedBeside(state, facts)
      return decided(
        [{ event: 'StillHeldAsked', at: now, ask, ...(others.length > 0 ? { others } : {}) }],
        [
          { notice: 'still-with-you', to: { person: state.heldBy }, urgency: 'now' },
          ...owedBeside(others, reachedBy(state)),
          askAgain(facts),
        ],
      )
    }
    case 'TakeOverAlert':
      if (state.heldBy === facts.by) return refused('You have this already. Thank you.')
      return decided(
        [{ event: 'AlertTakenOver', by: by(facts), from: state.heldBy, at: now, ask }],
        [
          ...(office.person(state.heldBy) ? [{ notice: 'taken-over', to: { person: state.heldBy }, urgency: 'now' } satisfies Notice] : []),
          ...(state.report.reporter ? [] : [{ notice: 'taken', to: { person: state.raisedBy }, urgency: 'now' } satisfies Notice]),
          askAgain(facts),
        ],
      )
    case 'OpenToOthers': {
      const because = holderGone(state, office, now)
      if (!because) return decided()
      const told = toldOnRung(0, state.raisedBy, now, office).filter((id) => id !== state.heldBy)
      const next = nextRungAt(now, 0, now, office)
      return decided([{ event: 'HolderGone', at: now, from: state.heldBy, because, told, next }], owedOnRung(0, told, next, office, state))
    }
    default:
      return anyTime(step, state, facts)
  }
}
