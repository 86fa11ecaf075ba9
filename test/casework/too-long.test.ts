import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { parseForm } from '../../src/casework/dialog/parse-form.js'
import { procedures } from '../../src/office.js'
import { facts } from '../procedures/test-office.js'

const dialogs = procedures.flatMap((procedure) => procedure.dialogs.map((dialog) => [`${procedure.name}/${dialog.name}`, dialog] as const))

/** What is said of each text of a dialog that is one letter too long, by field. A field that shows only after another answer says nothing yet. */
const saidOfTooLong = (dialog: (typeof dialogs)[number][1]) =>
  dialog.steps.flatMap(({ form }) => {
    const known = facts('gita')
    const screen = form({}, known)
    return fieldsOf(screen, {}).flatMap(({ name, maxLength, input }) => {
      if (maxLength === undefined || (input !== 'line' && input !== 'lines')) return []
      const said = (typed: string) => parseForm(screen, { [name]: typed }, known.office).errors[name]
      const error = said('x'.repeat(maxLength + 1))
      // What wants a form of its own, such as a reference, asks for that first.
      return error === undefined || said('x') !== undefined ? [] : [[name, error] as const]
    })
  })

describe('a text that is longer than its field takes is asked to be shortened, and never to be filled in (issue 7, item 9)', () => {
  test.each(dialogs)('%s', (_, dialog) => {
    for (const [name, error] of saidOfTooLong(dialog))
      expect([name, error]).toEqual([name, expect.stringMatching(/^Please shorten this to \d+ characters\. Nothing has been cut\.$/)])
  })
  test('and a day that there is not is asked for as a date, not as if nothing stood there', () => {
    const wrong = dialogs.flatMap(([, dialog]) =>
      dialog.steps.flatMap(({ form }) => {
        const known = facts('gita')
        const screen = form({}, known)
        return fieldsOf(screen, {}).flatMap(({ name, input }) =>
          input === 'date' ? (parseForm(screen, { [name]: '2026-02-31' }, known.office).errors[name] ?? []) : [],
        )
      }),
    )
    expect(wrong.length).toBeGreaterThan(10)
    for (const said of wrong) expect(said).toMatch(/such as/)
  })
  test('and there are many of them', () => {
    expect(dialogs.flatMap(([, dialog]) => saidOfTooLong(dialog)).length).toBeGreaterThan(90)
  })
})
