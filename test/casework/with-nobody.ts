import { factsAt } from '../../src/casework/record-at-hand.js'
import type { Office, Person } from '../../src/procedures/people.js'
import type { AnyProcedure, AnyState, Waiting } from '../../src/procedures/procedure.js'
import type { Instant, RecordId } from '../../src/procedures/words.js'
import { facts, staff } from '../procedures/test-office.js'

/** Two heads of another department, who stay: there is always somebody to pass things to, whoever began them. */
export const headsWhoStay = [
  ['hal', 'Hal Hunt'],
  ['hope', 'Hope Lane'],
].map(
  ([id = '', name = '']): Person => ({
    ...{ id: staff(id), name, department: 'Legal', group: 'Legal', email: `${id}@office.example` },
    roles: ['staff', 'head of department', 'senior on duty'],
  }),
)

const isHere = (id: string, office: Office, now: Instant): boolean => office.person(id) !== undefined && !office.isAbsent(staff(id), now)

/** The steps behind the buttons of a list; a dialog's is the step that it sends. */
const dialogs: Readonly<Record<string, string>> = { correct: 'CorrectLog', talked: 'RecordTalk', 'followed-up': 'CloseFollowUp' }
const stepBehind = ({ name, dialogs: all }: AnyProcedure, { button }: Waiting): string | undefined => {
  if (!button || !('step' in button.does || 'dialog' in button.does)) return undefined
  if ('step' in button.does) return button.does.step
  const asked = button.does.dialog
  if (name === 'terminated-call' || name === 'written-contact') return dialogs[asked]
  return all.find((one) => one.name === asked)?.step({}, facts('asha')).step
}

/** What is between two people, or one's own, waits for nobody else: whoever is away says themselves that they are back. */
const isTheirsAlone = (procedure: AnyProcedure, state: AnyState, office: Office, now: Instant): boolean =>
  procedure.name === 'absence' ||
  (procedure.name === 'conversation' && 'asker' in state && !isHere(String(state.asker), office, now) && state.is !== 'Withdrawn')

interface Seen {
  readonly record: RecordId
  readonly procedure: AnyProcedure
  readonly state: AnyState
  readonly waiting: readonly Waiting[]
  readonly office: Office
  readonly now: Instant
}
/** What is wrong with where the work of one record lies; nothing, when it lies with people who are there and can do it. */
export function wrongWith({ record, procedure, state, waiting, office, now }: Seen): readonly string[] {
  const known = (id: string) => factsAt(office, now, staff(id), record)
  const alone = [...new Set(waiting.map(({ what }) => what))].filter(
    (what) => !waiting.some((one) => one.what === what && isHere(one.for, office, now)),
  )
  const lookUp = procedure.lookUp?.(state, factsAt(office, now, 'clock', record))?.toDo ?? []
  const away = office.people.filter(({ id }) => office.isAbsent(id, now)).map(({ name }) => name)
  return [
    ...(isTheirsAlone(procedure, state, office, now) ? [] : alone.map((what) => `nobody who is here has: ${what}`)),
    ...waiting.flatMap((one) => {
      const person = office.person(one.for)
      if (!person) return [`somebody who has left (${one.for}) has: ${one.what}`]
      const step = stepBehind(procedure, one)
      const may = step === undefined ? undefined : procedure.rights[step]?.(state, { ...known(one.for), by: one.for })
      return [
        ...(may === undefined || may === true ? [] : [`${one.for} has, and may not: ${one.what}, ${step}: ${may}`]),
        ...(may === true || procedure.mayOpen(state, person, known(one.for)) ? [] : [`${one.for} has, and cannot open: ${one.what}`]),
      ]
    }),
    ...lookUp.filter(
      (line) => line.includes('somebody who has left') || (away.some((name) => line.includes(name)) && !line.includes('away')),
    ),
  ]
}
