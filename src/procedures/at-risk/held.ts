import { type Decision, decided, type Facts, type Notice, type Owed, refused } from '../procedure.js'
import { isSenior } from '../shared/people.js'
import type { StaffId } from '../words.js'
import { anyTime, sayWhoHasIt } from './any-time.js'
import { holderGone } from './handling.js'
import { askedBeside, nextRungAt, owedBeside, owedOnRung, stillWithYouAt, toldOnRung } from './ladder.js'
import type { Alert, AtRiskEvent, AtRiskState, AtRiskStep } from './matter.js'
import { asksForReport, conclude } from './report.js'

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
    case 'RecordEstablished': {
      const { established, emergency } = step
      const { ask, owed } = emergency === 'called' ? asksForReport(state, facts) : { owed: [] }
      return decided([{ event: 'FactsEstablished', by: by(facts), at: now, established, emergency, ...(ask ? { ask } : {}) }], owed)
    }
    case 'ConcludeAlert':
      return conclude(step, state, { ...facts, by: by(facts) })
    case 'AskStillWithYou': {
      // Dealt with: what is left is the record, which is chased by itself.
      if (state.dealtWith || now < state.askAt) return decided()
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
