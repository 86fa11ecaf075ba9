import type { Field, RawValues } from '../../src/casework/arrival.js'
import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { showing } from '../../src/casework/dialog/typed.js'
import { isRefusal, walk } from '../../src/casework/dialog/walk.js'
import { judge } from '../../src/casework/take-step.js'
import type { AnyProcedure, AnyState } from '../../src/procedures/procedure.js'
import { at, facts, staff, testOffice, testPeople } from '../procedures/test-office.js'
import { dice, lived } from './random-years.js'
import { statesOf } from './states-of.js'

/** The office, with turns on duty that somebody could take. */
const office = {
  ...testOffice(),
  turns: () => [
    { tier: 1, from: at('2026-03-03T08:00:00Z'), until: at('2026-03-03T18:00:00Z'), people: [staff('gita')] },
    { tier: 2, from: at('2026-03-03T18:00:00Z'), until: at('2026-03-04T08:00:00Z'), people: [staff('hugh'), staff('gita')] },
  ],
}
type Dialog = AnyProcedure['dialogs'][number]
type Roll = () => number
const pick = <One>(roll: Roll, of: readonly One[]): One => of[Math.floor(roll() * of.length)] as One

/** What somebody may well put into a field, right or wrong. */
function filled({ input, options, item, required, maxLength }: Field, roll: Roll, day: (days: number) => string): RawValues[string] {
  if (!required && roll() < 0.4) return input === 'choices' || input === 'items' ? [] : ''
  switch (input) {
    case 'line':
    case 'lines':
      return pick(roll, [
        'The customer rang again.',
        'Jo Bloggs',
        '07700 900123',
        'jo@example.org',
        'AB-2026-1',
        'yes',
        '0',
        'TC-2026-0001',
      ]).slice(0, maxLength)
    case 'date':
      return day(Math.floor(pick(roll, [-800, -40, -3, 0, 3, 40, 500]) * (0.5 + roll())))
    case 'time':
      return pick(roll, ['00:00', '09:30', '14:05', '23:59'])
    case 'person':
      return pick(roll, testPeople).id
    case 'choice':
    case 'yes-no':
      return pick(roll, options ?? [])?.value ?? ''
    case 'choices':
      return (options ?? []).filter(() => roll() < 0.3).map(({ value }) => value)
    case 'items':
      return Array.from({ length: Math.ceil(roll() * 2) }, () =>
        Object.fromEntries((item ?? []).map((each) => [each.name, String(filled(each, roll, day))])),
      )
  }
}

/** Fills a form in as often as it takes until each of its screens is passed; undefined when the dice never did it. */
function throughTheForm(dialog: Dialog, state: AnyState, known: ReturnType<typeof facts>, roll: Roll) {
  const asked = ['TC-2026-0001', 'TC-2026-0002', 'TC-2026-0003'].map((record) => ({ record, label: record }))
  const begun = dialog.begin?.(state, known, { from: { asked } }) ?? {}
  if (isRefusal(begun)) return undefined
  const { office, now } = known
  const day = (days: number) => office.calendar.moveDate(office.calendar.dateOf(now), { days })
  let typed: Record<string, RawValues> = {}
  for (let tries = 0; tries < 25; tries += 1) {
    const { steps, incomplete, answers } = walk(dialog, { begun, typed }, known)
    const open = steps.find(({ step }) => typed[step.name] === undefined) ?? incomplete
    if (!open) {
      if (steps.some(({ step }) => step.settles?.(answers, known))) return undefined
      return { step: dialog.step(answers, known), fields: steps.flatMap(({ form, values }) => [...showing(form, values)]) }
    }
    const values = Object.fromEntries(
      fieldsOf(open.form, open.values).map((field) => [
        field.name,
        roll() < 0.3 ? (open.values[field.name] ?? '') : filled(field, roll, day),
      ]),
    )
    typed = { ...typed, [open.step.name]: values }
  }
  return undefined
}

describe('whoever got through a form is not sent back at its last button (issue 8, item 11)', () => {
  test.each(lived.filter(({ dialogs }) => dialogs.length > 0).map((procedure) => [procedure.name, procedure] as const))(
    '%s',
    async (_, procedure) => {
      const roll = dice(8)
      const wrong = new Map<string, string>()
      let sent = 0
      const states = [procedure.initial, ...(await statesOf(procedure))]
      // Some hundred of them, so that it is done in seconds.
      const share = process.env.LONG ? 1 : 400 / (states.length * procedure.dialogs.length * testPeople.length)
      for (const state of states)
        for (const dialog of procedure.dialogs)
          for (const { id } of testPeople)
            for (let again = 0; again < (process.env.LONG ? 8 : 1); again += 1) {
              if (roll() > share) continue
              const known = facts(id, { office })
              const through = throughTheForm(dialog, state, known, roll)
              if (!through) continue
              sent += 1
              const decision = judge(procedure, through.step, { state }, known)
              // What turns on several answers together is said beside the field that it is about.
              if (decision.outcome === 'refused' && !(decision.field !== undefined && through.fields.includes(decision.field)))
                wrong.set(`${dialog.name}, ${state.is}: ${decision.because} (${decision.field})`, JSON.stringify(through.step))
            }
      expect([sent > 0, wrong.size, [...wrong].slice(0, 40).map(([what]) => what)]).toEqual([true, 0, []])
    },
    60_000,
  )
})
