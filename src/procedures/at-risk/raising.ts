import { decided, type Notice, refused } from '../procedure.js'
import { tell } from '../shared/people.js'
import { anybody } from '../shared/rights.js'
import { askAgain } from './holding.js'
import { inChannel } from './in-channel.js'
import { notHeld, opens, rings, takes } from './kit.js'
import { nextRungAt, owedOnRung, ringAlarm, stillWithYouAt, tellAdministrators, toldOnRung } from './ladder.js'
import type { Alert } from './matter.js'
import { owedNote } from './note.js'
import { mayAdd, mayTake } from './rights.js'
import { added, raised } from './told.js'

/** A card for whoever raised it; somebody outside the office has been told whom to ring, and has none. */
const toReporter = (notice: string, { raisedBy, report }: Pick<Alert, 'raisedBy' | 'report'>): readonly Notice[] =>
  report.reporter ? [] : tell(notice, [raisedBy], 'alert')

/** s9: "immediately pass them on to a senior member of staff"; nobody here judges whether a threat is genuine. */
export const raising = {
  /** s9: as many details as possible, at once, to a senior member of staff. */
  RaiseAlert: opens({
    given: raised,
    may: anybody,
    does: ({ report }, facts) => {
      if (report.said.trim() === '') return refused('Please say what was said or written, in a few words: /at-risk and then the words.')
      const { by, now, office } = facts
      const told = toldOnRung(0, [by], now, office)
      const next = nextRungAt(now, 0, now, office)
      // A tier that nobody can be reached on is passed over at once, and mended by whoever can.
      const mend = office.emptyTiers?.(now).length ? tellAdministrators(office) : { administrators: [], owed: [] }
      const gaps = mend.administrators.length > 0 ? { administrators: mend.administrators } : {}
      const note = report.case ? owedNote(by, facts) : []
      const status = toReporter('status', { raisedBy: by, report })
      return decided(
        [{ event: 'AlertRaised', report, told, next, ...gaps }],
        [...owedOnRung(0, told, next, office), ...status, ...ringAlarm(now, next), ...note, ...mend.owed],
      )
    },
  }),
  /**
   * s9: more of what is known, from whoever raised it or a senior, at any time. Ours: whoever has the alert hears of it at once ("he is outside
   * now"), for a card that is drawn anew rings nobody.
   */
  AddDetails: takes({
    given: added,
    may: mayAdd,
    holdsWhenStale: true,
    during: ['Unacknowledged', 'Held'],
    // Nobody deals with it any more, and its words are gone from every chat: whatever is added would be read by nobody.
    otherwise: (state, facts) =>
      `${notHeld(state, facts)} Nothing was added to it. If somebody may come to harm, raise a new alert with these words: /at-risk.`,
    does: ({ details }, state, facts) =>
      decided(
        [{ event: 'DetailsAdded', details }],
        [
          ...(state.is === 'Held' && state.heldBy !== facts.by ? tell('more', [state.heldBy], 'alert') : []),
          ...(details.case && !state.report.case ? owedNote(state.raisedBy, facts) : []),
        ],
      ),
  }),
  /** s9: a senior member of staff has it; ours: they say so, and nobody else is asked any more. */
  AcknowledgeAlert: takes({
    may: mayTake,
    holdsWhenStale: true,
    during: ['Unacknowledged'],
    otherwise: (state, facts) =>
      state.is === 'Held' && state.heldBy === facts.by ? 'You have this already. Thank you.' : notHeld(state, facts),
    does: (_, state, facts) =>
      decided(
        [{ event: 'AlertAcknowledged', ask: stillWithYouAt(facts.now, facts.office) }],
        [...toReporter('taken', state), ...inChannel('taken', facts.office), askAgain(facts)],
      ),
  }),
  /** Not acknowledged: again, and one tier further (s9; the times are the office's). Rings early or late are put right by `next`. */
  ClimbAlert: rings({
    during: ['Unacknowledged'],
    does: (_, state, { now, office }) => {
      if (now < state.next) return decided()
      const rung = state.rung + 1
      const told = toldOnRung(rung, [state.raisedBy], now, office)
      const next = nextRungAt(state.openSince, rung, now, office)
      return decided([{ event: 'AlertClimbed', rung, told, next }], owedOnRung(rung, told, next, office, state))
    },
  }),
  /** Ours: whoever raised it reads whom to ring. */
  TellReporter: rings({
    during: ['Unacknowledged'],
    does: (_, { ring }) => (ring ? decided() : decided([{ event: 'ReporterTold' }])),
  }),
}
