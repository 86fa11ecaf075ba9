import type { CardsLeft, DueRecord, FoundDue } from '../figures.js'
import type { Calendar } from '../people.js'
import type { EventsOf } from '../procedure.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, openOf, put, type ToDo } from '../shared/todo.js'
import type { Instant, RecordId } from '../words.js'

/** Why a record must not go: a person's own reason, with a day on which it is looked at again. */
export const grounds = {
  court: 'A court case, or one that is likely',
  complaint: 'A complaint, an appeal, or an ombudsman who asks',
  request: 'Somebody has asked for what is kept about them',
  other: 'Something else',
} as const
export type Ground = keyof typeof grounds
export interface Hold extends By {
  readonly ground: Ground
  readonly words: string
  /** A local date. */
  readonly until: string
}

/** A record as it is listed; one that is held ahead is not due yet, and nothing is known of its end. */
export type Listed = Pick<DueRecord, 'record' | 'what' | 'narrow'> & Partial<Pick<DueRecord, 'ended' | 'due'>>

/** A record on the list, with what has become of it. */
export interface Entry extends Listed {
  readonly held?: Hold
  /** The local date on which Information Governance was asked again, since its hold ends. */
  readonly asked?: string
  /** Why it stays for now by itself, in words. */
  readonly stays?: string
  readonly over?: {
    readonly at: Instant
    readonly as: 'went' | 'left'
    readonly because?: string
    readonly unblanked?: number
    readonly gaveUp?: true
  }
}

export type Task = 'look through'
interface Matter extends ByItself {
  /** So many days the list is before Information Governance until anything on it goes. */
  readonly days: number
  readonly entries: readonly Entry[]
  readonly toDo: readonly ToDo<Task>[]
}
export type OpenList = Matter & { readonly is: 'Listed' | 'LookedThrough' }
export type RetentionState = { readonly is: 'NotListed' } | OpenList | (Matter & { readonly is: 'Done' })
export type BegunList = Exclude<RetentionState, { is: 'NotListed' }>

export type RetentionEvent =
  | (ByItself & { readonly event: 'RecordsListed'; readonly days: number; readonly records: readonly Listed[] })
  | (By & {
      readonly event: 'RecordsHeldAhead'
      readonly days: number
      readonly records: readonly RecordId[]
      readonly hold: Omit<Hold, 'by' | 'at'>
    })
  | (By & { readonly event: 'RecordsHeld'; readonly records: readonly RecordId[]; readonly hold: Omit<Hold, 'by' | 'at'> })
  /** By the clock of what had gone before it was held. */
  | ((By | ByItself) & { readonly event: 'RecordsReleased'; readonly records: readonly RecordId[]; readonly words: string })
  | (By & { readonly event: 'ListLookedThrough' })
  | (ByItself & { readonly event: 'HoldsEnding'; readonly records: readonly RecordId[]; readonly on: string })
  | (ByItself & { readonly event: 'RecordsFound'; readonly found: readonly FoundDue[] })
  | (ByItself & { readonly event: 'CardsBlanked'; readonly left: CardsLeft })
  | (ByItself & { readonly event: 'ListChased' })

/** All of them: what is not among them was written by a newer version. */
export const retentionEvents: EventsOf<RetentionEvent> = {
  RecordsListed: true,
  RecordsHeldAhead: true,
  RecordsHeld: true,
  RecordsReleased: true,
  ListLookedThrough: true,
  HoldsEnding: true,
  RecordsFound: true,
  CardsBlanked: true,
  ListChased: true,
}

/** What has become of a list after one more event. */
export function evolveList(state: RetentionState, event: RetentionEvent): RetentionState {
  switch (event.event) {
    case 'RecordsListed':
      return {
        ...{ is: 'Listed', by: event.by, at: event.at, days: event.days, entries: event.records },
        toDo: put([], ['look through'], event.at),
      }
    case 'RecordsHeldAhead': {
      const held: Hold = { ...event.hold, by: event.by, at: event.at }
      const entries = event.records.map((record) => ({ record, what: 'Held before it was due', held }))
      return { is: 'LookedThrough', by: event.by, at: event.at, days: event.days, entries, toDo: [] }
    }
  }
  if (state.is === 'NotListed') return state
  /** The entries that the event names, each as it is now. */
  const changed = (records: readonly RecordId[], become: (entry: Entry) => Entry): readonly Entry[] =>
    state.entries.map((entry) => (records.includes(entry.record) && !entry.over ? become(entry) : entry))
  switch (event.event) {
    case 'RecordsHeld':
      return {
        ...state,
        entries: changed(event.records, ({ asked: _, ...entry }) => ({ ...entry, held: { ...event.hold, by: event.by, at: event.at } })),
      }
    case 'RecordsReleased':
      return { ...state, entries: changed(event.records, ({ held: _, asked: __, ...entry }) => entry) }
    case 'ListLookedThrough':
      return state.is === 'Done' ? state : { ...state, is: 'LookedThrough', toDo: close(state.toDo, 'look through', event) }
    case 'HoldsEnding':
      if (state.is === 'Done') return state
      return {
        ...state,
        is: 'Listed',
        entries: changed(event.records, (entry) => ({ ...entry, asked: event.on })),
        toDo: openOf(state.toDo).length > 0 ? state.toDo : put(state.toDo, ['look through'], event.at),
      }
    case 'RecordsFound': {
      const entries = state.entries.map((entry) => {
        const found = event.found.find(({ record }) => record === entry.record)
        return found && !entry.over ? become(entry, found, event.at) : entry
      })
      return entries.every(({ over }) => over)
        ? { ...state, is: 'Done', entries, toDo: state.toDo.filter(({ closed }) => closed) }
        : { ...state, entries }
    }
    case 'CardsBlanked': {
      const { record, cards, tried } = event.left
      const entries = state.entries.map((entry) => {
        if (entry.record !== record || entry.over?.unblanked === undefined) return entry
        const { unblanked: _, ...over } = entry.over
        if (cards === 0) return { ...entry, over }
        return { ...entry, over: { ...over, unblanked: cards, ...(tried === 'no more' ? { gaveUp: true as const } : {}) } }
      })
      return { ...state, entries }
    }
    case 'ListChased':
      return { ...state, toDo: chased(state.toDo) }
  }
}

const become = ({ stays: _, ...entry }: Entry, { now, because, unblanked }: FoundDue, at: Instant): Entry => {
  const told = { ...(because === undefined ? {} : { because }), ...(unblanked === undefined ? {} : { unblanked }) }
  return now === 'stays' ? { ...entry, stays: because ?? '' } : { ...entry, over: { at, as: now, ...told } }
}

/** The records that went, of which cards stand in a chat that are tried again. */
export const unblankedOf = ({ entries }: Pick<Matter, 'entries'>): readonly RecordId[] =>
  entries.flatMap(({ record, over }) => (over?.unblanked === undefined || over.gaveUp ? [] : [record]))

/** The entries of which nothing has become yet. */
export const openEntries = ({ entries }: Pick<Matter, 'entries'>): readonly Entry[] => entries.filter(({ over }) => !over)

/** The local date on which an entry goes, or its hold ends; undefined while it is held and nobody was asked again. */
export function goesOn(
  { due, held, asked }: Entry,
  { at, days }: Pick<Matter, 'at' | 'days'>,
  calendar: Pick<Calendar, 'dateOf' | 'moveDate'>,
): string | undefined {
  if (held && asked === undefined) return undefined
  const seen = (from: string) => calendar.moveDate(from, { days })
  const dates = [...(due === undefined ? [] : [due]), seen(calendar.dateOf(at)), ...(held && asked ? [held.until, seen(asked)] : [])]
  return dates.toSorted().at(-1)
}
