import type { Answer, DialogView, Field, RawValues } from '../../src/casework/arrival.js'
import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import type { RecordId, StaffId } from '../../src/procedures/words.js'
import { words } from './counter.js'
import { memoryLog } from './memory-log.js'
import { lena, priya, sam, testOffice } from './test-office.js'

const clock = () => new Date('2026-03-03T10:00:00.000Z')

const ines = { ...priya, id: 'ines' as StaffId, name: 'Ines Hall', roles: ['staff', 'information governance'] as const }
const office = testOffice([...testOffice().people, ines])

/** Something that may be typed into a field by somebody in a hurry. */
function typed({ input, options, name }: Field): RawValues[string] {
  const value = options?.[0]?.value ?? ''
  if (input === 'choice' || input === 'yes-no') return value
  if (input === 'choices') return [value]
  if (input === 'items') return []
  if (input === 'person') return lena.id
  if (input === 'date') return '2026-03-03'
  if (input === 'time') return '09:55'
  if (/phone/i.test(name)) return '020 7946 0000'
  if (name === 'linked' || name === 'records') return 'TC-2026-0001'
  return /e-?mail/i.test(name) ? 'jo@example.org' : 'Some words'
}

const filled = (dialog: DialogView): RawValues =>
  Object.fromEntries(
    dialog.fields.map((field) => [field.name, dialog.values[field.name]?.length ? (dialog.values[field.name] ?? '') : typed(field)]),
  )

describe.each(procedures.filter(({ command }) => command).map((procedure) => [procedure.command?.name ?? '', procedure] as const))(
  '%s',
  (name) => {
    test('can be walked from its command to its receipt', async () => {
      const told: unknown[] = []
      const desk = { procedures, log: memoryLog(clock), directory: () => office, clock, report: (each: unknown) => told.push(each) }
      const { listen } = openCasework({ ...desk, patience: 20_000 })
      const begins = (by: typeof sam) =>
        listen({ by: by.id, channel: 'console', place: 'private', id: `first ${by.id}`, arrives: 'command', command: name, text: '' })
      // A member of staff; what is for senior members of staff alone is begun by one of those.
      let [by, answer]: [typeof sam, Answer] = [sam, await begins(sam)]
      if (answer.answer === 'sentence') [by, answer] = [priya, await begins(priya)]
      if (answer.answer === 'sentence') [by, answer] = [ines, await begins(ines)]
      const frame = { by: by.id, channel: 'console', place: 'private' } as const
      for (let n = 0; answer.answer === 'dialog' && n < 12; n += 1) {
        const { dialog } = answer
        for (const field of dialog.fields) expect(field.label).not.toBe(field.name)
        if (Object.keys(dialog.errors).length > 0) throw new Error(`What was typed does not do: ${JSON.stringify(dialog.errors)}`)
        const move = dialog.preview ? 'send' : 'next'
        answer = await listen({
          ...frame,
          id: `move-${n}`,
          arrives: 'form',
          draft: dialog.draft,
          step: dialog.step.name,
          move,
          values: filled(dialog),
        })
      }
      expect(told).not.toContainEqual(expect.objectContaining({ tells: 'fault' }))
      expect(words(answer)).toMatch(/"answer":"card"/)
    })
  },
)

describe.each(
  procedures.flatMap((procedure) => procedure.dialogs.map((dialog) => [`${procedure.name}: ${dialog.name}`, procedure, dialog] as const)),
)('the dialog %s', (_, procedure, dialog) => {
  test('asks with words of its own in every field', () => {
    const facts = {
      now: clock().toISOString() as never,
      by: lena.id,
      office: testOffice(),
      record: `${procedure.prefix}-2026-0001` as RecordId,
    }
    for (const step of dialog.steps)
      for (const field of fieldsOf(step.form({}, facts))) {
        expect(field.label).not.toBe(field.name)
        for (const { value, label } of field.options ?? []) expect(label === value && /^[a-z]+[-A-Z]/.test(value)).toBe(false)
      }
  })
})

test.each(procedures.map((procedure) => [procedure.name, procedure] as const))(
  '%s stays as it was after an event that only a newer bot knows',
  (_, { initial, evolve }) => {
    expect(evolve(initial, { event: 'KeptByANewerBot' })).toEqual(initial)
  },
)
