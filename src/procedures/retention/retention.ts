import { z } from 'zod'
import type { OnDueList } from '../figures.js'
import { decided, type Facts, type Procedure, refused } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { holds, tell } from '../shared/people.js'
import { recordsNamed } from '../shared/records-named.js'
import { either, type May, ranked } from '../shared/rights.js'
import type { RecordId } from '../words.js'
import { retentionInCopy } from './in-copy.js'
import { looking } from './looking.js'
import {
  type BegunList,
  type Entry,
  evolveList,
  goesOn,
  grounds,
  type Listed,
  type OpenList,
  openEntries,
  type RetentionEvent,
  type RetentionState,
  retentionEvents,
  unblankedOf,
} from './matter.js'
import { viewList } from './view.js'
import { anyRecords, named, onList } from './which-records.js'

const { opens, opensItself, takes, rings } = begun<RetentionState, RetentionEvent, 'NotListed'>({
  initial: 'NotListed',
  notBegun: 'Nothing is listed here.',
  begunAlready: 'This list has been made already.',
})
const governs = ranked(['information governance'], 'This is for Information Governance to say.')
const looks: May<BegunList> = either(
  governs,
  looking.may('look through', ({ toDo }: BegunList) => toDo),
)
const ours = { may: looks, during: ['Listed', 'LookedThrough'], otherwise: 'Everything on this list has been settled.' } as const

/** Nobody forgets a hold: after a year at most it is looked at again (ours). */
const mostMonths = 12
/** How long ahead of the end of a hold it is asked again, where the office has set no other. */
const usualDays = 14
const daysOf = ({ office }: Facts): number => office.retention?.reviewDays ?? usualDays

const held = ({ now, office: { calendar } }: Facts) => {
  const today = calendar.dateOf(now)
  const last = calendar.moveDate(today, { months: mostMonths })
  return {
    ground: fields.choice('Why must they stay?', grounds),
    words: fields.words('In a few words', { max: 1_000, hint: 'Which case or complaint: a reference is enough. Name no customer.' }),
    until: fields
      .date('Until when?', { hint: 'You are asked again before that day. A year ahead at most.' })
      .refine((day) => today <= day && day <= last, `Choose a day from today to ${calendar.sayDate(last)}: you are asked again before it.`),
  }
}

const steps = {
  /** By the clock, with what casework found due. */
  ListRecords: opensItself({
    given: z.object({ records: z.array(z.looseObject({ record: z.string(), what: z.string() })) }),
    does: ({ records }, facts) => {
      if (records.length === 0) return decided()
      const event = { event: 'RecordsListed' as const, days: daysOf(facts), records: records as unknown as readonly Listed[] }
      const state = evolveList({ is: 'NotListed' }, { ...event, by: facts.by, at: facts.now })
      return state.is === 'NotListed' ? decided() : decided([event], looking.puts(['look through'], state, facts))
    },
  }),
  /** Ours: records are held before any list names them, for a reason. */
  HoldRecords: opens({
    given: (facts: Facts) => z.object({ records: anyRecords(), ...held(facts) }),
    may: governs,
    form: {
      name: 'hold-ahead',
      title: 'Hold records',
      send: 'Hold them',
      know: [
        'They stay, whatever the office’s periods say, until the day that you choose. Before it you are asked again. Until you release it, the command line refuses to erase them too.',
      ],
      begin: (_, __, { text }) => (text ? { records: text } : {}),
    },
    does: ({ records, ...hold }, facts) =>
      decided([{ event: 'RecordsHeldAhead', days: daysOf(facts), records: recordsNamed(records), hold }], tell('receipt', [facts.by])),
  }),
  /** Ours: records of a list are held, for a reason and until a day. */
  HoldOnList: takes({
    ...ours,
    given: (facts: Facts) => z.object({ records: onList(), ...held(facts) }),
    form: {
      name: 'hold',
      title: 'Hold records of this list',
      send: 'Hold them',
      know: ['They stay until the day that you choose. Before it you are asked again.'],
    },
    does: ({ records, ...hold }, state) => {
      const these = named(records, state)
      return 'missing' in these ? refused(these.missing, 'records') : decided([{ event: 'RecordsHeld', records: these, hold }])
    },
  }),
  /** Ours: what was held may go when it is due. */
  ReleaseRecords: takes({
    ...ours,
    given: z.object({ records: onList(), words: fields.words('Why may they go now?', { max: 1_000, hint: 'Name no customer.' }) }),
    form: { name: 'release', title: 'Release what is held', send: 'Release', know: ['What is past its period goes the next morning.'] },
    does: ({ records, words }, state) => {
      const these = named(records, state)
      if ('missing' in these) return refused(these.missing, 'records')
      const kept = openEntries(state).filter((entry) => entry.held && these.includes(entry.record))
      return kept.length === 0
        ? refused('None of these is held: nothing was changed.', 'records')
        : decided([{ event: 'RecordsReleased', records: kept.map(({ record }) => record), words }])
    },
  }),
  /** Ours: looked at is not let go: what is not held goes on its day, and until then it can be held. */
  MarkLookedThrough: takes({
    may: looks,
    during: ['Listed'],
    otherwise: 'Somebody has looked through it already.',
    does: () => decided([{ event: 'ListLookedThrough' }]),
  }),
  /** Ours: a list that nobody looks through is asked after, and passed up (rule 3). */
  ChaseList: rings({
    during: ['Listed', 'LookedThrough'],
    does: (_, state, facts) => {
      const owed = looking.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'ListChased' }], owed)
    },
  }),
  /** Ours: a hold ends: it is asked again, for as many days as a list is before somebody. */
  AskAgain: rings({
    during: ['Listed', 'LookedThrough'],
    does: (_, state, facts) => {
      const ending = endingOf(state, facts)
      if (ending.length === 0) return decided()
      const event = { event: 'HoldsEnding' as const, records: ending, on: facts.office.calendar.dateOf(facts.now) }
      const after = evolveList(state, { ...event, by: facts.by, at: facts.now })
      return isOpen(after) ? decided([event], looking.puts(['look through'], after, facts)) : decided([event])
    },
  }),
  /** Ours: what the clock did with the records of the list, told to Information Governance when anything went, or stays in a new way. */
  NoteFound: rings({
    given: z.object({
      found: z.array(
        z.object({
          record: z.string(),
          now: z.enum(['went', 'left', 'stays']),
          because: z.string().optional(),
          unblanked: z.number().optional(),
        }),
      ),
    }),
    during: ['Listed', 'LookedThrough'],
    does: ({ found }, state, facts) => {
      const open = new Map(openEntries(state).map((entry) => [entry.record as string, entry]))
      const isNew = found.filter(({ record, now, because }) => open.has(record) && (now !== 'stays' || open.get(record)?.stays !== because))
      if (isNew.length === 0) return decided()
      return decided([{ event: 'RecordsFound', found: isNew as never }], tell('report', looking.doers('look through', state, facts)))
    },
  }),
  /** Ours: what somebody held had gone before, or was going: it is not held, and whoever held it is told at once. */
  NoteNotHeld: rings({
    given: z.object({ late: z.array(z.object({ record: z.string(), because: z.string() })) }),
    during: ['Listed', 'LookedThrough'],
    does: ({ late }, state) => {
      const these = late.flatMap(({ record, because }) =>
        openEntries(state).flatMap((entry) => (entry.held && entry.record === record ? [{ entry, because }] : [])),
      )
      const listed = these.filter(({ entry }) => entry.due !== undefined)
      const ahead = these.filter(({ entry }) => entry.due === undefined)
      return decided([
        ...listed.map(({ entry, because }) => ({
          event: 'RecordsReleased' as const,
          records: [entry.record],
          words: `It could not be held: ${because}.`,
        })),
        ...(ahead.length === 0
          ? []
          : [
              {
                event: 'RecordsFound' as const,
                found: ahead.map(({ entry, because }) => ({ record: entry.record, now: 'left' as const, because })),
              },
            ]),
      ])
    },
  }),
  /** Ours: a card that could not be blanked when its record went was tried again: the report tells what stands now. Nobody is told anew. */
  NoteBlanked: rings({
    given: z.object({ left: z.object({ record: z.string(), cards: z.number(), tried: z.enum(['again', 'no more']) }) }),
    during: ['Listed', 'LookedThrough', 'Done'],
    does: ({ left }, state) =>
      unblankedOf(state).some((record) => record === left.record) ? decided([{ event: 'CardsBlanked', left: left as never }]) : decided(),
  }),
}
export type RetentionStep = StepOf<typeof steps>

/** Whose hold ends in so many days as a list is before somebody, and was not asked about. */
const endingOf = (state: OpenList, { office: { calendar }, now }: Facts): readonly RecordId[] => {
  const ahead = calendar.moveDate(calendar.dateOf(now), { days: state.days })
  return openEntries(state).flatMap((entry) => (entry.held && entry.asked === undefined && entry.held.until <= ahead ? [entry.record] : []))
}

const isOpen = (state: RetentionState): state is OpenList => state.is === 'Listed' || state.is === 'LookedThrough'

/** A hold lasts until its day, and until it was asked about for as long as a list is before somebody. */
function asListed(entry: Entry, state: OpenList, { office: { calendar }, now }: Facts): OnDueList {
  const goes = goesOn(entry, state, calendar)
  const held = entry.held !== undefined && (goes === undefined || calendar.dateOf(now) < goes)
  return { record: entry.record, held, ahead: entry.due === undefined, goes, days: state.days }
}

/**
 * Records that are due to go (ours; Article 5(1)(e) UK GDPR): listed for Information Governance before their period ends, held with a reason, or
 * erased by the clock on their day. What goes is decided by casework, which sees the records; what stands here is who was asked and what became of it.
 */
export const retention: Procedure<RetentionStep, RetentionEvent, RetentionState> = {
  name: 'retention-list',
  prefix: 'RL',
  title: 'Records due to go',
  command: {
    name: '/hold-records',
    seldom: true,
    help: 'Hold records that must not be erased when their period ends: a court case, a complaint. For Information Governance.',
    begins: { dialog: 'hold-ahead' },
  },
  initial: { is: 'NotListed' },
  ...stepsOf(steps),
  events: retentionEvents,
  inCopy: retentionInCopy,
  asks: {
    MarkLookedThrough: {
      says: 'You confirm that you have looked through the list. What is not held is erased on its day, and nobody can bring it back.',
      yes: 'I have looked through it',
    },
  },
  evolve: evolveList,
  view: viewList,
  listsDue: {
    step: (records) => ({ step: 'ListRecords', records: records.map((one) => ({ ...one })) }),
    is: ['Listed', 'LookedThrough'],
    of: (state, facts) => (isOpen(state) ? openEntries(state).map((entry) => asListed(entry, state, facts)) : []),
    found: (found) => ({ step: 'NoteFound', found: found.map((one) => ({ ...one })) }),
    heldAt: (state, at) => (isOpen(state) ? openEntries(state).filter((entry) => entry.held?.at === at) : []),
    notHeld: (late) => ({ step: 'NoteNotHeld', late: late.map((one) => ({ ...one })) }),
    unblanked: (state) => (state.is === 'NotListed' ? [] : unblankedOf(state)),
    blanked: (left) => ({ step: 'NoteBlanked', left: { ...left } }),
  },
  daily: (state, facts) => (isOpen(state) && endingOf(state, facts).length > 0 ? { step: 'AskAgain' } : undefined),
  waiting: (state, facts) => (isOpen(state) ? looking.waiting(state.toDo, state, facts) : []),
  mustRing: (state, facts) => (isOpen(state) ? looking.rings(state.toDo, facts) : []),
  marks: () => [],
  mayOpen: (state, { id }, facts) =>
    state.is !== 'NotListed' &&
    (holds(id, ['information governance'], facts.office) || looking.doers('look through', state, facts).includes(id)),
  retention: { names: ['settled'], of: (state) => (state.is === 'Done' ? 'settled' : undefined) },
  say: (event, { office }, sealed) => {
    const who = event.by === 'clock' || event.by === 'courier' ? 'The bot' : office.nameOf(event.by)
    const these = 'records' in event ? counted(event.records.length) : ''
    switch (event.event) {
      case 'RecordsListed':
        return `${who} listed ${these}`
      case 'RecordsHeldAhead':
      case 'RecordsHeld':
        return `${who} held ${these} until ${office.calendar.sayDate(event.hold.until)}${sealed ? `: ${event.records.join(', ')}. ${event.hold.words}` : ''}`
      case 'RecordsReleased':
        return `${who} released ${these}${sealed ? `: ${event.records.join(', ')}. ${event.words}` : ''}`
      case 'ListLookedThrough':
        return `${who} looked through the list`
      case 'HoldsEnding':
        return `${who} asked again about ${these} whose hold ends`
      case 'RecordsFound':
        return `${who} erased ${counted(event.found.filter(({ now }) => now === 'went').length)} of the list`
      case 'CardsBlanked':
        return event.left.cards === 0
          ? `${who} blanked the last cards of a record that went`
          : `${who} tried again to blank the cards of a record that went`
      case 'ListChased':
        return `${who} asked again`
    }
  },
}
const counted = (count: number): string => (count === 1 ? 'one record' : `${count} records`)
