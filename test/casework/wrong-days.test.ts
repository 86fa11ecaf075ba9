import { fieldsIn, inputOf } from '../../src/casework/dialog/schema.js'
import { procedures } from '../../src/office.js'
import type { Form } from '../../src/procedures/form.js'
import { officeIn, sampleText, today } from '../directory/sample.js'
import { facts } from '../procedures/test-office.js'

/** What a hurried person or an old telephone sends for a day or a time. */
const days = ['2026-02-31', 'tomorrow', '3/3/26', '0000-00-00', '9999-12-31', '2026-11-24', '', undefined]
const times = ['25:00', '9.30', 'noon', '', '09:30', undefined]

const { calendar } = officeIn(sampleText).office
const known = facts('asha', { now: today, office: { ...facts('asha').office, calendar } })

/** Every form with a day in it: at the door, and on each screen. */
const forms = procedures.flatMap((procedure) => {
  const doors = Object.entries(procedure.steps ?? {}).flatMap(([step, door]) =>
    door?.given ? [[`${procedure.name} ${step}`, door.given(known)] as const] : [],
  )
  const screens = procedure.dialogs.flatMap(({ name, steps }) =>
    steps.flatMap((screen) =>
      [{}, { how: 'writing' }, { how: 'telephone' }].map(
        (answers) => [`${procedure.name} ${name}, ${screen.name}`, screen.form(answers, known)] as const,
      ),
    ),
  )
  return [...doors, ...screens]
})
const asked = (form: Form, input: string) => fieldsIn(form).flatMap(([name, field]) => (inputOf(field) === input ? [name] : []))

describe('a day or a time that there is not', () => {
  const withDays = forms.filter(([, form]) => asked(form, 'date').length > 0)
  test('is asked for in many forms', () => expect(withDays.length).toBeGreaterThan(15))
  test.each(withDays)('is a fault at a field and never one of ours: %s', (_, form) => {
    for (const day of days)
      for (const time of times) {
        const typed = Object.fromEntries([
          ...fieldsIn(form).map(([name]) => [name, 'Some words'] as const),
          ...asked(form, 'date').map((name) => [name, day] as const),
          ...asked(form, 'time').map((name) => [name, time] as const),
        ])
        const parsed = form.safeParse(typed)
        if (day === '2026-02-31' || day === 'tomorrow')
          expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(expect.arrayContaining(asked(form, 'date')))
      }
  })
})
