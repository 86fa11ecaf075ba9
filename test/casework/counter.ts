import type { Answer, Arrival, DialogView, RawValues } from '../../src/casework/arrival.js'
import type { CaseworkTold } from '../../src/casework/desk.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Log } from '../../src/log/log.js'
import type { Person } from '../../src/procedures/people.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { bell, chair } from './chair.js'
import { memoryLog } from './memory-log.js'
import { lena, sam, testOffice } from './test-office.js'

/** Casework with a small office around it, and people who press its buttons. */
export function openCounter<L extends Log = ReturnType<typeof memoryLog>>(
  on?: (clock: () => Date) => L,
  patience = 20_000,
  procedures: readonly AnyProcedure[] = [chair, bell],
) {
  let now = new Date('2026-03-03T10:00:00.000Z')
  let office = testOffice()
  let arrivals = 0
  const told: CaseworkTold[] = []
  const clock = () => now
  const log = (on ?? memoryLog)(clock) as L
  const desk = {
    procedures,
    log,
    directory: () => office,
    clock,
    patience,
    report: (each: CaseworkTold) => told.push(each),
  }
  let casework = openCasework(desk)
  const next = () => `arrival-${++arrivals}`
  const frame = (by: Person, id: string) => ({ id, by: by.id, channel: 'console', place: 'private' }) as const

  const counter = {
    log,
    told,
    get casework() {
      return casework
    },
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    setOffice: (people: readonly Person[]) => {
      office = testOffice(people)
    },
    /** The process ends and another begins: only the log remembers. */
    restart: () => {
      casework = openCasework(desk)
    },
    listen: (arrival: Arrival): Promise<Answer> => casework.listen(arrival),
    command: (by: Person, command: string, text = '', id = next()) =>
      casework.listen({ ...frame(by, id), arrives: 'command', command, text }),
    press: (by: Person, verb: string, more: { record?: RecordId; version?: number; given?: Record<string, string> } = {}, id = next()) =>
      casework.listen({ ...frame(by, id), arrives: 'press', verb, ...more }),
    form: (
      by: Person,
      dialog: DialogView,
      move: Extract<Arrival, { arrives: 'form' }>['move'],
      values: RawValues = dialog.values,
      id = next(),
    ) => casework.listen({ ...frame(by, id), arrives: 'form', draft: dialog.draft, step: dialog.step.name, move, values }),
    close: (by: Person, dialog: DialogView, values: RawValues) =>
      casework.listen({ ...frame(by, next()), arrives: 'closed', draft: dialog.draft, step: dialog.step.name, values }),
    message: (by: Person, text: string) => casework.listen({ ...frame(by, next()), arrives: 'message', text }),
    home: (by: Person) => casework.listen({ ...frame(by, next()), arrives: 'home' }),

    /** Sam reports a chair through the whole dialog; the record it made. */
    async reported(values: RawValues = {}): Promise<RecordId> {
      const first = shown(await counter.command(sam, '/chair'))
      const second = shown(await counter.form(sam, first, 'next', { what: 'It fell over', kind: 'broken' }))
      const check = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'no', ...values }))
      return recordOn(await counter.form(sam, check, 'send', {}))
    },
    /** …and Lena has been handed her card. */
    async handedOver(): Promise<RecordId> {
      const record = await counter.reported()
      const posted = { channel: 'console', where: 'lena', id: `m-${record}` }
      await casework.keepDelivered(record, { version: 1, index: 0 }, managersNotice, posted, { moved: 1, print: 'as posted' })
      return record
    },
    now: () => instant(now),
  }
  return counter
}

export const managersNotice = { notice: 'manager', to: { person: lena.id }, urgency: 'now' } as const

/** The dialog of an answer. */
export function shown(answer: Answer): DialogView {
  if (answer.answer !== 'dialog') throw new Error(`No dialog was answered but ${JSON.stringify(answer)}`)
  return answer.dialog
}

/** The record on an answer's card. */
export function recordOn(answer: Answer): RecordId {
  if (answer.answer !== 'card' || !answer.card.record) throw new Error(`No record's card was answered but ${JSON.stringify(answer)}`)
  return answer.card.record as RecordId
}

/** Everything an answer says, as one text. */
export const words = (answer: Answer): string =>
  answer.answer === 'sentence' ? answer.text : answer.answer === 'nothing' ? '' : JSON.stringify(answer, asRead)

/** A line with a number to ring is one line to whoever reads it. */
const asRead = (name: string, value: unknown): unknown => {
  if (name !== 'inlines' || !Array.isArray(value)) return value
  const runs = value as readonly { readonly text: string; readonly rings?: object }[]
  return runs.some(({ rings }) => rings) ? [{ type: 'TextRun', text: runs.map(({ text }) => text).join('') }] : value
}

/** The verbs of the buttons on an answer's card. */
export const verbs = (answer: Answer): readonly string[] =>
  [...JSON.stringify(answer).matchAll(/"verb":"([^"]*)"/g)].map(([, verb]) => verb ?? '')
