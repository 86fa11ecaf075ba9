import type { Field, RawValues } from '../../src/casework/arrival.js'
import { procedures } from '../../src/office.js'
import type { Mark } from '../../src/procedures/procedure.js'
import { marksFrom } from '../../src/procedures/shared/mark.js'
import type { RecordId } from '../../src/procedures/words.js'
import { openArrangementOffice } from './arrangement-office.js'

/** Every kind of mark in a dress, and the bare form that a colleague types a year later. */
const dressed = {
  customer: ['SMITH-JONES, Mrs Siân', 'sian smith jones'],
  telephone: ['tel: 020 7946 0000 (home)', '+442079460000'],
  email: ['Siân <SIAN+news@Example.org>,', 'sian@example.org'],
  party: ['party record P–100', 'p100'],
  case: ['re: case IC–777777–A1B2 (NFC)', 'ic 777777/a1b2'],
} as const satisfies Partial<Record<Mark['kind'], readonly [string, string]>>
type Kind = keyof typeof dressed

/** Which of a customer's fields this is, by its name. A telephone note or a reference of something else is none. */
const kindOf = ({ name, input }: Field): Kind | undefined => {
  if (input !== 'line') return undefined
  if (/^(customer|caller|name)$/.test(name)) return 'customer'
  if (/^(telephone|contact)$/.test(name)) return 'telephone'
  if (/^(email|party)$/.test(name)) return name as Kind
  return /^(case|cases|caseReference)$/.test(name) ? 'case' : undefined
}

const plain = (field: Field): RawValues[string] => {
  const value = field.options?.[0]?.value ?? ''
  if (field.input === 'choices') return [value]
  if (field.input === 'person') return 'lena'
  if (field.options) return value
  if (field.input === 'date') return '2026-03-03'
  if (field.input === 'items') return []
  if (field.name === 'linked') return 'TC-2026-0001'
  return field.input === 'time' ? '09:55' : 'Some words'
}

const begun = procedures.filter(({ command, customer }) => command !== undefined && customer !== undefined)

describe.each(begun.map((procedure) => [procedure.command?.name ?? '', procedure] as const))('%s', (name, procedure) => {
  test('is found again by every field of its customer, however it was typed', async () => {
    const office = openArrangementOffice()
    let answer = await office.command('asha', name, procedure.dialogs.length === 0 ? dressed.case[0] : '')
    const filled = new Set<Kind>(procedure.dialogs.length === 0 ? ['case'] : [])
    for (let n = 0; answer.answer === 'dialog' && n < 12; n += 1) {
      const { dialog } = answer
      expect(dialog.errors).toEqual({})
      const values = dialog.fields.map((field): [string, RawValues[string]] => {
        const kind = kindOf(field)
        if (kind) filled.add(kind)
        const given = dialog.values[field.name]
        return [field.name, kind ? dressed[kind][0] : given?.length ? given : plain(field)]
      })
      answer = await office.form('asha', dialog, dialog.preview ? 'send' : 'next', Object.fromEntries(values))
    }
    const record = answer.answer === 'card' ? (answer.card.record as RecordId) : undefined
    expect(record).toBeDefined()
    expect([...filled]).toContain('case')
    for (const kind of filled) {
      const found = await office.log.findByMarks(
        marksFrom(kind, dressed[kind][1], 'GB'),
        office.office.calendar.at('2026-01-01', '00:00'),
        9,
      )
      expect({ kind, found: found.map((each) => each.record) }).toEqual({ kind, found: [record] })
    }
  })
})
