import { z } from 'zod'
import type { Person } from '../people.js'
import { type Alarm, decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { nameThen } from '../shared/called.js'
import * as fields from '../shared/fields.js'
import { isSenior, seniors, tell } from '../shared/people.js'
import { holderGone } from './handling.js'
import { inChannel } from './in-channel.js'
import { notHeld, rings, takes } from './kit.js'
import { askedBeside, nextRungAt, owedBeside, owedOnRung, stillWithYouAt, toldOnRung } from './ladder.js'
import { outcomes } from './lines.js'
import { asksForReport, conclude } from './report.js'
import { holder, holderAlone, mayTakeOver } from './rights.js'

/** The alarm that asks the holder "still with you?". */
export const askAgain = ({ now, office }: Facts): Alarm => ({ alarm: 'AskStillWithYou', at: stillWithYouAt(now, office) })

const aSenior = 'Please choose a senior member of staff, who is here, to hand this to.'
/** The other seniors (s9) who are here; ours: only where everybody is away, those too. */
const mayTakeIt = (facts: Facts): readonly Person[] => {
  const all = fields.ofRank(seniors, facts, [facts.by])
  const present = all.filter(({ id }) => !facts.office.isAbsent(id, facts.now))
  return present.length > 0 ? present : all
}
/** Each is one screen without "check your answers": on a day like this, fewer clicks. */
const held = { during: ['Held'], otherwise: notHeld, holdsWhenStale: true } as const

/** What whoever has the alert does with it, until it is concluded (s9, s11). An alert gathers details while they read: a press on an older card holds. */
export const holding = {
  /** Ours, from s9: another senior member of staff takes it over from its holder. */
  HandOverAlert: takes({
    ...held,
    given: (facts: Facts) => z.object({ to: fields.person('Senior member of staff', mayTakeIt(facts), aSenior) }),
    may: holder,
    form: {
      name: 'hand-over',
      title: 'Hand the alert over',
      send: 'Hand over',
      screen: { name: 'to', title: 'Who takes it from here?' },
      know: ['Speak to them first if you can. It stays with you until this is sent, and they get the card at once.'],
    },
    does: ({ to: id }, state, facts) => {
      const to = facts.office.person(id)
      if (!to || !isSenior(to)) return refused(aSenior, 'to')
      if (to.id === state.heldBy) return refused(`${to.name} has this already.`, 'to')
      if (to.id === state.raisedBy) return refused(`${to.name} raised this alert. Choose somebody else, so that two of you know.`, 'to')
      const { at: ask, ...alarm } = askAgain(facts)
      return decided(
        [{ event: 'AlertHandedOver', to: to.id, ask }],
        [...tell('senior', [to.id], 'alert'), ...inChannel('taken', facts.office), { ...alarm, at: ask }],
      )
    },
  }),
  /** Ours: the holder says that they still have it. */
  ConfirmStillHeld: takes({
    ...held,
    may: holderAlone,
    does: (_, __, facts) => decided([{ event: 'StillHeldConfirmed', ask: askAgain(facts).at }], [askAgain(facts)]),
  }),
  /** s9: a senior member of staff takes appropriate steps to establish whether further action should be taken. */
  RecordEstablished: takes({
    ...held,
    given: z.object({
      established: fields.words('What was established?', { max: 20_000, missing: 'Say what was established.' }),
      emergency: fields.choice(
        'Emergency services',
        { called: 'We have called them', 'customer told': 'The customer was told to ring them', 'not needed': 'Not needed' },
        { missing: 'Say whether the emergency services were called.' },
      ),
    }),
    may: holder,
    form: {
      name: 'establish',
      title: 'What was established',
      send: 'Keep this',
      screen: { name: 'facts', title: 'What do we know now?' },
      know: ({ office }) => [
        `If there is reason to believe the danger is imminent, ring the emergency services on ${office.names.emergencyNumber} first. (${cite('s11')})`,
        `Facts only: what was said and done, and by whom. (${cite('s6', 's9')})`,
      ],
    },
    does: (given, state, facts) => {
      const { ask, owed } = given.emergency === 'called' ? asksForReport(state, facts) : { owed: [] }
      return decided([{ event: 'FactsEstablished', ...given, ...(ask ? { ask } : {}) }], owed)
    },
  }),
  /** s9: whether an authority is to have the customer's details, in their vital interests, and what was done. */
  ConcludeAlert: takes({
    ...held,
    given: z.object({
      outcome: fields.choice('Outcome', outcomes, { missing: 'Say how it ends.' }),
      reason: fields.words('Why?', { missing: 'Say why.' }),
    }),
    may: holder,
    unless: ({ dealtWith }, { office }) =>
      dealtWith
        ? `${nameThen(dealtWith, office)} has dealt with this. What is missing is the record of what was given: press “Record what they were told”.`
        : undefined,
    form: {
      name: 'conclude',
      title: 'Conclude the alert',
      send: 'Conclude',
      screen: { name: 'outcome', title: 'How does it end?' },
      know: [
        `Whether or not anything more is done, say why: somebody may ask in a year. (${cite('s9')})`,
        `Were details given to anybody outside? Then a short record of that comes next, and the alert is concluded with it. It keeps you from nothing that is urgent. (${cite('s9', 's11')})`,
        `Please also ask the colleague who took the contact how they are. (${cite('s2', 's12')})`,
      ],
    },
    does: conclude,
  }),
  /** Ours: another senior takes it from a holder who does not answer. */
  TakeOverAlert: takes({
    ...held,
    may: mayTakeOver,
    does: (_, { heldBy, raisedBy, report }, facts) => {
      if (heldBy === facts.by) return refused('You have this already. Thank you.')
      return decided(
        [{ event: 'AlertTakenOver', from: heldBy, ask: askAgain(facts).at }],
        [
          ...(facts.office.person(heldBy) ? tell('taken-over', [heldBy], 'now') : []),
          ...(report.reporter ? [] : tell('taken', [raisedBy], 'now')),
          ...inChannel('taken', facts.office),
          askAgain(facts),
        ],
      )
    },
  }),
  /** Ours: whoever holds it is asked whether they still do; without an answer it goes to others. */
  AskStillWithYou: rings({
    during: ['Held'],
    does: (_, state, facts) => {
      // Dealt with: what is left is the record, which is chased by itself.
      if (state.dealtWith || facts.now < state.askAt) return decided()
      const others = askedBeside(state, facts)
      const reached = state.reached.map(({ person }) => person)
      return decided(
        [{ event: 'StillHeldAsked', ask: askAgain(facts).at, ...(others.length > 0 ? { others } : {}) }],
        [...tell('still-with-you', [state.heldBy], 'now'), ...owedBeside(others, reached), askAgain(facts)],
      )
    },
  }),
  /** Ours: the holder has left, or is away: it climbs again from the first rung. */
  OpenToOthers: rings({
    during: ['Held'],
    does: (_, state, { now, office }) => {
      const because = holderGone(state, office, now)
      if (!because) return decided()
      const told = toldOnRung(0, [state.raisedBy, state.heldBy], now, office)
      const next = nextRungAt(now, 0, now, office)
      return decided([{ event: 'HolderGone', from: state.heldBy, because, told, next }], owedOnRung(0, told, next, office, state))
    },
  }),
}
