import fc from 'fast-check'
import type { DialogView, Field } from '../../../src/casework/arrival.js'
import { commands } from '../../../src/casework/commands.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import { drawCard } from '../../../src/channels/teams/drawing/draw.js'
import { drawForm } from '../../../src/channels/teams/forms/form-card.js'
import { readForm } from '../../../src/channels/teams/forms/form-values.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { goldenCards } from '../golden-cards.js'
import { faultsOf } from './check-drawn.js'
import { allOf, cardIn, openRig, pressed, textOf } from './rig.js'

jest.setTimeout(120_000)

test.each(goldenCards)('the card %s is one that Teams takes, in a chat and in a dialog', (_, card) => {
  expect(faultsOf(drawCard(card, 'chat'))).toEqual([])
  const dialog = drawCard(card, 'dialog')
  expect(faultsOf(dialog)).toEqual([])
  // Teams knows no Action.Execute in a dialog.
  expect(allOf(dialog, 'Action.Execute')).toEqual([])
})

test('every command of the office opens something that Teams takes', async () => {
  const log = await openTestLog()
  const rig = await openRig((arrival) => casework.listen(arrival))
  const casework = openCasework({ procedures, log, directory: () => rig.office, clock: () => rig.now, patience: 20_000, report: () => {} })
  try {
    for (const { name } of commands(procedures)) {
      const { body } = await rig.invoke('gita', 'task/fetch', { data: { press: { verb: `command:${name}` } } })
      const task = (body as { task: { type: string; value: { card: { content: Parameters<typeof faultsOf>[0] } } } }).task
      if (task.type === 'continue') expect([name, ...faultsOf(task.value.card.content)]).toEqual([name])
      await rig.write('gita', name)
      await rig.settled()
      const said = rig.chat('gita').at(-1)
      if (said?.activity.attachments) expect(faultsOf(cardIn(said))).toEqual([])
      rig.now = new Date(rig.now.getTime() + 2000)
    }
  } finally {
    await rig.close()
    await log.close()
  }
})

const base: DialogView = {
  draft: 'd1',
  title: 'Terminated call',
  step: { name: 'the-call', title: 'The call', number: 2, of: 4 },
  know: ['Facts only.'],
  fields: [],
  values: {},
  errors: {},
  warnings: [],
  back: true,
  next: 'Next',
}
const fields: readonly Field[] = [
  { name: 'reason', label: 'Reason', required: true, input: 'lines', maxLength: 4000 },
  { name: 'caller', label: 'Caller', required: false, input: 'line' },
  { name: 'manager', label: 'Line manager', required: true, input: 'person' },
  {
    name: 'quotes',
    label: 'Quotes',
    required: false,
    input: 'items',
    addLabel: 'Add a quote',
    item: [{ name: 'words', label: 'The words', required: true, input: 'lines' }],
  },
]
const nobody = { people: [] }
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('x', '👩‍👩‍👧', 'ע', 'é', '"', '\n', '\\'), fc.integer({ min: 0, max: 30_000 }))
    .map(([letter, times]) => letter.repeat(times)),
)

test('whatever was typed, a form stays within the cap and no word of it is lost', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      fc.array(anyText, { maxLength: 40 }),
      fc.constantFrom('dialog' as const, 'chat' as const),
      (reason, caller, quotes, room) => {
        const values = { reason, caller, manager: 'lena', quotes: quotes.map((words) => ({ words })) }
        const { card, kept } = drawForm({ ...base, fields, values }, room, nobody)
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25_000)
        const back = readForm(pressed(card, 'Next'), nobody)
        const words = { ...back?.values, ...kept }
        expect(words.reason).toBe(reason)
        expect(words.caller).toBe(caller)
        if (kept.quotes) expect(kept.quotes).toEqual(values.quotes)
        else for (const [at, said] of quotes.entries()) expect(words[`quotes.${at}.words`]).toBe(said)
      },
    ),
    { numRuns: 30 },
  )
})

test('however many answers there are to check, they stay within the cap, and what has no room is counted', () => {
  const preview = Array.from({ length: 300 }, (_, at) => ({ label: `Question ${at}`, value: 'long words '.repeat(200), step: 'the-call' }))
  const { card } = drawForm({ ...base, preview }, 'dialog', nobody)
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25_000)
  expect(textOf(card)).toContain('And 276 more answers, for which there is no room here')
})

describe('a person is picked', () => {
  const people = (count: number) => ({
    people: Array.from({ length: count }, (_, at) => ({
      id: `person.${at}`,
      name: `Person ${at}`,
      entra: `6b1c8f0e-0000-4000-8000-${String(at).padStart(12, '0')}`,
    })),
  })
  const view = { ...base, fields: fields.filter(({ input }) => input === 'person'), values: { manager: 'person.7' } }

  test('by name in a small office', () => {
    const [input] = allOf(drawForm(view, 'dialog', people(60)).card, 'Input.')
    expect(input).toMatchObject({ style: 'filtered', value: 'person.7' })
    expect(input?.choices).toHaveLength(60)
  })

  test('with Teams’ own search in a big one, and is the same person to the office', () => {
    const { card } = drawForm(view, 'dialog', people(1000))
    expect(faultsOf(card)).toEqual([])
    const [input] = allOf(card, 'Input.')
    expect(input).toMatchObject({
      'choices.data': { dataset: 'graph.microsoft.com/users' },
      choices: [{ title: 'Person 7', value: 'person.7' }],
    })
    const read = (manager: string) => readForm(pressed(card, 'Next', { manager }), people(1000))?.values.manager
    expect(read('6B1C8F0E-0000-4000-8000-000000000042')).toBe('person.42')
    expect(read('person.7')).toBe('person.7')
    expect(read('6b1c8f0e-9999-4000-8000-000000000042')).toBe('6b1c8f0e-9999-4000-8000-000000000042')
  })
})
