import fc from 'fast-check'
import type { DialogView, Field, RawValues } from '../../../src/casework/arrival.js'
import { drawModal, errorsAtBlocks } from '../../../src/channels/slack/modal/modal.js'
import { readForm } from '../../../src/channels/slack/modal/modal-values.js'
import { viewFaultsOf } from './block-limits.js'
import { textOf, untouched } from './rig.js'

const pickable = { people: [{ id: 'asha', name: 'Asha Patel' }], slackIdOf: () => 'UASHA' }
const nobodyInSlack = { people: [{ id: 'asha', name: 'Asha Patel' }], slackIdOf: () => undefined }
const staffOf = (slackId: string) => (slackId === 'UASHA' ? 'asha' : undefined)

const dialog = (fields: readonly Field[], values: RawValues = {}, more: Partial<DialogView> = {}): DialogView => ({
  draft: 'd1',
  title: 'Log a terminated call',
  step: { name: 'what', title: 'What happened?', number: 1, of: 3 },
  know: [],
  fields,
  values,
  errors: {},
  warnings: [],
  back: false,
  next: 'Next',
  ...more,
})

const words = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.integer({ min: 2990, max: 40_000 }).map((length) => 'wörd 👍 '.repeat(length / 8)),
)
const field: fc.Arbitrary<{ field: Field; value: RawValues[string] }> = fc.oneof(
  fc
    .record({ input: fc.constantFrom('line' as const, 'lines' as const), label: words, hint: words, required: fc.boolean(), value: words })
    .map((drawn) => ({
      field: { name: '', label: drawn.label, hint: drawn.hint, required: drawn.required, input: drawn.input },
      value: drawn.value,
    })),
  fc
    .record({
      input: fc.constantFrom('choice' as const, 'choices' as const),
      labels: fc.array(words, { maxLength: 260 }),
      required: fc.boolean(),
      at: fc.nat(),
    })
    .map(({ input, labels, required, at }) => ({
      field: { name: '', label: 'Which?', required, input, options: labels.map((label, place) => ({ value: `v${place}`, label })) },
      value:
        labels.length > 0 ? (input === 'choice' ? `v${at % labels.length}` : [`v${at % labels.length}`]) : input === 'choice' ? '' : [],
    })),
  fc.constant({ field: { name: '', label: 'When?', required: true, input: 'date' as const }, value: '2026-03-03' }),
  fc.constant({ field: { name: '', label: 'At?', required: true, input: 'time' as const }, value: '10:30' }),
  fc.constant({ field: { name: '', label: 'Hurt?', required: false, input: 'yes-no' as const }, value: 'yes' }),
  fc.constant({ field: { name: '', label: 'Who?', required: true, input: 'person' as const }, value: 'asha' }),
  fc.array(fc.record({ who: words, words }), { maxLength: 60 }).map((value) => ({
    field: {
      name: '',
      label: 'Quotes',
      required: false,
      input: 'items' as const,
      addLabel: 'Add a quote',
      item: [
        { name: 'who', label: 'Who said it?', required: true, input: 'line' as const },
        { name: 'words', label: 'Their words', required: true, input: 'lines' as const },
      ],
    },
    value,
  })),
)
const form = fc.array(field, { maxLength: 14 }).map((all) => ({
  fields: all.map(({ field }, at) => ({ ...field, name: `f${at}` })),
  values: Object.fromEntries(all.map(({ value }, at) => [`f${at}`, value])),
}))

describe('a form in Slack', () => {
  test('is valid whatever it asks and however much was typed', () => {
    fc.assert(
      fc.property(form, fc.array(words, { maxLength: 120 }), fc.boolean(), ({ fields, values }, know, errors) => {
        const drawn = drawModal(
          dialog(fields, values, { know, warnings: know.slice(0, 2), back: true, errors: { f0: 'Say what happened.' } }),
          { pickable, errors },
        )
        expect(viewFaultsOf(drawn.view)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('gives back everything that was in it, with what had no room', () => {
    fc.assert(
      fc.property(form, ({ fields, values }) => {
        const { view, kept } = drawModal(dialog(fields, values), { pickable, errors: false })
        const read = readForm(untouched(view), kept, staffOf)
        for (const { name, input, options } of fields) {
          if ((input === 'choice' || input === 'choices') && options?.length === 0) continue
          const given = values[name]
          const empty = Array.isArray(given) && given.length === 0 && input === 'items'
          expect(read.values[name]).toEqual(empty ? [{ who: '', words: '' }] : given)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('shows long answers whole where a view has room, and where it has none, a press does', () => {
    const shown = (value: string) => {
      const preview = [{ label: 'What happened?', value, step: 'what' }]
      return JSON.stringify(drawModal(dialog([], {}, { preview, next: 'Send' }), { pickable, errors: false }).view)
    }
    expect(shown(`${'he said more '.repeat(2_000)}and then NOW`)).toContain('and then NOW')
    expect(shown(`${'he said more '.repeat(20_000)}and then NOW`)).toContain('Read all of it')
  })

  test('says of each answer to check what it is, and where to change it', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ label: words, value: words, step: fc.constant('what') }), { maxLength: 150 }), (preview) => {
        expect(
          viewFaultsOf(drawModal(dialog([], {}, { preview, back: true, next: 'Send to my manager' }), { pickable, errors: false }).view),
        ).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('asks a further question only when the answer before it calls for it', () => {
    const fields: Field[] = [
      {
        name: 'kind',
        label: 'What was it?',
        required: true,
        input: 'choice',
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      },
      { name: 'more', label: 'What else?', required: true, input: 'line', onlyWhen: { field: 'kind', is: ['b'] } },
      { name: 'most', label: 'And then?', required: true, input: 'line', onlyWhen: { field: 'more', is: ['x'] } },
    ]
    const asked = (values: RawValues) => textOf(drawModal(dialog(fields, values), { pickable, errors: false }).view.blocks)
    expect(asked({ kind: 'a' })).not.toContain('What else?')
    expect(asked({ kind: 'b' })).toContain('What else?')
    expect(asked({ kind: 'a', more: 'x' })).not.toContain('And then?')
    expect(drawModal(dialog(fields), { pickable, errors: false }).view.blocks).toContainEqual(
      expect.objectContaining({ block_id: 'what/kind', dispatch_action: true }),
    )
  })

  test('offers the office’s people by name when Slack does not know them all', () => {
    const fields: Field[] = [{ name: 'who', label: 'Your line manager', required: true, input: 'person' }]
    const drawn = (people: typeof pickable | typeof nobodyInSlack) =>
      drawModal(dialog(fields, { who: 'asha' }), { pickable: people, errors: false }).view.blocks
    expect(drawn(pickable)).toContainEqual(
      expect.objectContaining({ element: expect.objectContaining({ type: 'users_select', initial_user: 'UASHA' }) }),
    )
    expect(drawn(nobodyInSlack)).toContainEqual(
      expect.objectContaining({
        element: expect.objectContaining({ type: 'static_select', initial_option: expect.objectContaining({ value: 'asha' }) }),
      }),
    )
  })

  test('puts an error at its field, or draws it when it has none', () => {
    const fields: Field[] = [{ name: 'reason', label: 'Why?', required: true, input: 'lines' }]
    const failed = dialog(fields, {}, { errors: { reason: 'Say why the call ended.' } })
    expect(errorsAtBlocks(failed, ['what/reason'])).toEqual({ 'what/reason': 'Say why the call ended.' })
    expect(errorsAtBlocks(failed, ['other/reason'])).toBeUndefined()
    expect(textOf(drawModal(failed, { pickable, errors: true }).view.blocks)).toContain('Say why the call ended.')
  })

  test('gives one more field to whoever needs more room', () => {
    const fields: Field[] = [{ name: 'reason', label: 'Why?', required: true, input: 'lines' }]
    const blocks = drawModal(dialog(fields, { reason: 'x' }), { pickable, errors: false, more: 'reason' }).view.blocks
    expect(blocks.map((block) => block.block_id)).toEqual(expect.arrayContaining(['what/reason', 'what/reason~1']))
  })

  test('says whole what Slack has no room for on the button and in the title', () => {
    const long = dialog(
      [],
      {},
      {
        title: 'Follow up with the customer?',
        next: 'Keep and tell Information Governance',
        step: { name: 'a', title: 'A', number: 1, of: 1 },
      },
    )
    const { view } = drawModal(long, { pickable, errors: false })
    expect(view).toMatchObject({ title: { text: 'Contact Steward' }, submit: { text: 'Send' } })
    expect(textOf(view.blocks)).toContain('Follow up with the customer?')
    expect(textOf(view.blocks)).toContain('Send: Keep and tell Information Governance')
  })
})
