import fc from 'fast-check'
import { lookAtWatched, lookDaily } from '../../src/casework/daily.js'
import { openHandingOn } from '../../src/casework/hand-on.js'
import { factsAt, layOut } from '../../src/casework/record-at-hand.js'
import type { Office, Person } from '../../src/procedures/people.js'
import type { AnyProcedure, AnyState, Waiting } from '../../src/procedures/procedure.js'
import type { Instant, RecordId } from '../../src/procedures/words.js'
import { facts, staff, testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, officeOfYear, openYear } from './random-years.js'

/** Two heads of another department, who stay: there is always somebody to pass things to, whoever began them. Everybody else may go. */
const heads = [
  ['hal', 'Hal Hunt'],
  ['hope', 'Hope Lane'],
].map(
  ([id = '', name = '']): Person => ({
    ...{ id: staff(id), name, department: 'Legal', group: 'Legal', email: `${id}@office.example` },
    roles: ['staff', 'head of department', 'senior on duty'],
  }),
)
const people = [...testPeople, ...heads]
const mayGo = testPeople.map(({ id }) => id).filter((id) => id !== 'adam')
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
function wrongWith({ record, procedure, state, waiting, office, now }: Seen): readonly string[] {
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

describe('whoever leaves or is away, leaves nothing with nobody (promise 60)', () => {
  test('in random years of comers, goers and leave, within the half minute, in the lists of those who are here', async () => {
    const kinds = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
        const roll = dice(seed)
        const year = openYear(memoryLog, roll)
        const handing = openHandingOn(year.desk)
        year.setOffice(officeOfYear({ people }))
        await year.live(36)
        for (let round = 0; round < 3; round += 1) {
          const some = () => mayGo.filter(() => roll() < 0.25)
          year.setOffice(officeOfYear({ people, left: some(), absent: some(), awayFrom: year.now() }))
          if (roll() < 0.3) await lookDaily(year.desk)
          await lookAtWatched(year.desk)
          await handing.look()
          // An alert climbs within three minutes, and whatever is asked by the clock now is asked.
          year.pass(4)
          await year.ring()
          await handing.look()
          const office = year.office()
          const lists = new Map((await year.log.list({ limit: 1_000 })).map(({ record, waiting }) => [record, waiting]))
          for (const { record, procedure } of year.records) {
            const kept = await year.log.read(record)
            if (!kept) throw new Error(`${record} is gone`)
            const { state } = layOut(procedure, kept)
            const waiting = lists.get(record) ?? []
            for (const { what } of waiting) kinds.add(`${procedure.name} ${what.replace(/[A-Z]{2}-\d+-\d+/, '')}`)
            const wrong = wrongWith({ record, procedure, state, waiting, office, now: year.now() })
            expect([record, state.is, wrong]).toEqual([record, state.is, []])
          }
          await year.live(12)
        }
        expect(year.told.filter(({ tells }) => tells === 'fault')).toEqual([])
      }),
      { numRuns: process.env.LONG ? 300 : 5 },
    )
    expect(kinds.size).toBeGreaterThan(12)
  }, 60_000)
})
