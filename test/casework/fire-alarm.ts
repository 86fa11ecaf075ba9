import { z } from 'zod'
import type { EventsOf, View } from '../../src/procedures/procedure.js'
import { type AnyState, type AnyStep, asAny, decided, type Notice, type Procedure } from '../../src/procedures/procedure.js'
import { begun, type StepOf, stepsOf } from '../../src/procedures/shared/begun.js'
import * as fields from '../../src/procedures/shared/fields.js'
import { plainCard } from '../../src/procedures/shared/lines.js'
import { type By, type ByItself, tell } from '../../src/procedures/shared/people.js'
import { anybody } from '../../src/procedures/shared/rights.js'
import type { Urgent } from '../../src/procedures/urgent.js'
import { type Instant, instant, type StaffId } from '../../src/procedures/words.js'

/** Another alert than the office's, by somebody who has read the contract: there is fire, and a warden is to come. Nothing outside knows it. */
type FireEvent =
  | ({ readonly event: 'FireSeen'; readonly what: string; readonly seenBy?: string | undefined; readonly next: Instant } & By)
  | ({ readonly event: 'FireCalledOut'; readonly next: Instant } & ByItself)
  | ({ readonly event: 'FireTaken' } & By)

/** All of them: what is not among them was written by a newer version. */
const fireEvents: EventsOf<FireEvent> = { FireSeen: true, FireCalledOut: true, FireTaken: true }

type FireState = { readonly is: 'NoFire' } | ({ readonly is: 'Burning' } & Fire) | ({ readonly is: 'Taken' } & Fire)
type Fire = Extract<FireEvent, { event: 'FireSeen' }>

/** Every half minute, to everybody who is senior. */
const nextRungAt: Urgent<AnyStep, AnyState>['nextRungAt'] = (_, __, now) => instant(new Date(Date.parse(now) + 30_000))
const told: Urgent<AnyStep, AnyState>['told'] = (_, by, now, office) =>
  office
    .ladder(now)
    .flatMap((tier) => tier.map(({ id }) => id))
    .filter((id) => id !== by)
const wardens = (people: readonly StaffId[]): readonly Notice[] => tell('warden', people, 'alert')

const { opens, takes, rings } = begun<FireState, FireEvent, 'NoFire'>({
  initial: 'NoFire',
  notBegun: 'There is no fire here. Start with /fire-alarm.',
  begunAlready: 'This fire is known.',
})
const steps = {
  SoundFire: opens({
    given: z.object({ what: fields.words('What do you see?', { max: 400_000 }), seenBy: fields.perhaps(fields.line('Who saw it?')) }),
    may: anybody,
    form: { name: 'sound', title: 'Fire', send: 'Sound the alarm' },
    does: ({ what, seenBy }, { by, now, office }) => {
      const next = nextRungAt(now, 0, now, office)
      const owed = [...wardens(told(0, by, now, office)), { alarm: 'CallOut', at: next, urgency: 'alert' as const }]
      return decided([{ event: 'FireSeen', what, seenBy, next }], owed)
    },
  }),
  CallOut: rings({
    during: ['Burning'],
    does: (_, state, { now, office }) => {
      const next = nextRungAt(state.at, 1, now, office)
      const owed = [...wardens(told(1, state.by, now, office)), { alarm: 'CallOut', at: next, urgency: 'alert' as const }]
      return decided([{ event: 'FireCalledOut', next }], owed)
    },
  }),
  TakeFire: takes({
    may: anybody,
    during: ['Burning'],
    otherwise: 'Somebody is there already.',
    does: () => decided([{ event: 'FireTaken' }]),
  }),
}
type FireStep = StepOf<typeof steps>

const card = (title: string, words: string): View =>
  plainCard(
    {
      title,
      status: { words, tone: 'attention' },
      paragraphs: [words],
      sections: [],
      buttons: [{ title: 'I go', does: { step: 'TakeFire' } }],
    },
    { person: {} as never },
    { record: '' } as never,
  )

export const fireAlarm: Procedure<FireStep, FireEvent, FireState> = {
  name: 'fire',
  prefix: 'FA',
  title: 'Fire',
  command: {
    name: '/fire-alarm',
    help: 'There is fire: tell the wardens now.',
    begins: { step: (text) => (text.trim() === '' ? { dialog: 'sound' } : { step: 'SoundFire', what: text.trim(), seenBy: undefined }) },
  },
  urgent: {
    button: 'There is fire',
    takenBy: 'TakeFire',
    card: 'warden',
    raise: (what, seenBy) => ({ step: 'SoundFire', what, seenBy }),
    told,
    nextRungAt,
    directly: {
      toTold: (step) => card('Fire – not saved yet', step.step === 'SoundFire' ? step.what : ''),
      toReporter: (people, _, office) => card('Fire – not saved yet', `Ring ${people.map(office.nameOf).join(', ')} now.`),
      savedNow: (record) => card('Fire – saved now', record),
    },
    waits: { is: ['Burning'], until: (state) => (state.is === 'Burning' ? state.next : undefined) },
    isOpen: ({ is }) => is === 'Burning',
    soFar: (state) =>
      state.is === 'Burning' ? { said: state.what, stands: { words: 'It burns', tone: 'attention' }, lines: [] } : undefined,
  },
  initial: { is: 'NoFire' },
  ...stepsOf(steps),
  events: fireEvents,
  evolve: (state, event) => {
    if (event.event === 'FireSeen') return { is: 'Burning', ...event }
    if (state.is === 'NoFire') return state
    return event.event === 'FireTaken' ? { ...state, is: 'Taken' } : { ...state, next: event.next }
  },
  view: (_, state, viewer, facts) =>
    plainCard(
      {
        title: 'Fire',
        status: state.is === 'Taken' ? { words: 'Somebody goes', tone: 'good' } : { words: 'Nobody goes yet', tone: 'attention' },
        paragraphs: state.is === 'NoFire' ? [] : [state.what],
        sections: [],
        buttons: state.is === 'Burning' ? [{ title: 'I go', does: { step: 'TakeFire' } }] : [],
      },
      viewer,
      facts,
    ),
  waiting: () => [],
  marks: () => [],
  mayOpen: () => true,
  say: ({ event }) => event,
}

export const fire = asAny(fireAlarm)
