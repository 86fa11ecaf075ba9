import { fill } from '../../src/cards/fill.js'
import { ringing } from '../../src/cards/ringing.js'
import { draw } from '../../src/channels/slack/drawing/draw.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import type { View } from '../../src/procedures/procedure.js'
import { numbersOf } from '../../src/procedures/shared/ringing.js'
import fc from '../fast-check.js'
import { testOffice, testPeople } from '../procedures/test-office.js'
import { faultsOf } from './check-card.js'

const numbers: Readonly<Record<string, string>> = {
  gita: '020 7946 0101',
  hugh: '0161 496 0102 (ext. 7)',
  lena: '4411',
  gwen: '020 7946 01',
}
const office = testOffice({
  people: testPeople.map(({ telephone: _, ...person }) =>
    numbers[person.id] ? { ...person, telephone: numbers[person.id] as string } : person,
  ),
})
const view = (paragraphs: readonly string[]): View => ({
  template: 'plain',
  title: 'At-risk alert',
  data: { paragraphs, rows: [{ label: 'Gita Rao’s number', value: '020 7946 0101' }], quotes: [] },
  sections: ['s9'],
  buttons: [],
  aboutAlert: true,
  rings: numbersOf(office),
  preview: 'At-risk alert',
})
const runsOf = (part: unknown): readonly { text: string; rings?: { url: string; says: string } }[] => {
  if (Array.isArray(part)) return part.flatMap(runsOf)
  if (typeof part !== 'object' || part === null) return []
  const one = part as { type?: string; text: string }
  return one.type === 'TextRun' ? [one] : Object.values(part).flatMap(runsOf)
}

/** Whoever waits, frightened, with a telephone in their hand, rings at a press whom the card names. */
describe('a colleague’s number on a card', () => {
  test('is rung at a press, with its country, and says whom it rings; an extension of the office’s own is only read', () => {
    const card = fill(view(['1. Gita Rao: 020 7946 0101', '2. Hugh Barnes: 0161 496 0102 (ext. 7), or Lena Morris: 4411']))
    expect(faultsOf({ ...card, record: 'AR-2026-0001' })).toEqual([])
    expect(runsOf(card.adaptive.body).flatMap(({ text, rings }) => (rings ? [[text, rings.url, rings.says]] : []))).toEqual([
      ['020 7946 0101', 'tel:+442079460101', 'Ring Gita Rao on 020 7946 0101'],
      ['0161 496 0102 (ext. 7)', 'tel:+441614960102', 'Ring Hugh Barnes on 0161 496 0102 (ext. 7)'],
      ['020 7946 0101', 'tel:+442079460101', 'Ring Gita Rao on 020 7946 0101'],
    ])
  })

  test('that several share names nobody, and one within a longer number is none', () => {
    const shared = numbersOf(testOffice())
    expect(shared).toEqual([{ number: '020 7946 0100', url: 'tel:+442079460100', says: 'Ring 020 7946 0100' }])
    const run = { type: 'TextRun', text: 'Case 1020 7946 0100, and 020 7946 01001' } as const
    expect(ringing([{ type: 'RichTextBlock', inlines: [run] }], shared)).toEqual([{ type: 'RichTextBlock', inlines: [run] }])
  })

  test('in Slack is a link of digits alone; in Teams its whole line is pressed', () => {
    const card = fill(view(['1. Gita Rao: 020 7946 0101', 'Or <!channel> *Gita*: 020 7946 0101', 'Or :sos: 020 7946 0101']))
    expect(draw(card).blocks.filter((block) => JSON.stringify(block).includes('0101'))).toEqual([
      { type: 'section', text: { type: 'mrkdwn', verbatim: true, text: '1. Gita Rao: <tel:+442079460101|020 7946 0101>' } },
      // Words that Slack could read as more than words stay words, and the number is read.
      { type: 'section', text: { type: 'plain_text', text: 'Or <!channel> *Gita*: 020 7946 0101\nOr :sos: 020 7946 0101', emoji: false } },
      { type: 'section', text: { type: 'mrkdwn', verbatim: true, text: '*Gita Rao’s number:* <tel:+442079460101|020 7946 0101>' } },
    ])
    const line = drawCard(card, 'chat').body.find(({ selectAction }) => selectAction !== undefined)
    expect(line?.selectAction).toEqual({ type: 'Action.OpenUrl', title: 'Ring Gita Rao on 020 7946 0101', url: 'tel:+442079460101' })
    expect(JSON.stringify(drawCard(card, 'chat'))).not.toContain('"rings"')
  })

  test('whatever stands beside it: no word is lost, and nothing that anybody typed becomes a number to ring', () => {
    const words = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom('020 7946 0101', 'tel:+447700900000', '<tel:+44770|x>', '07700 900000', '\n'),
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (typed) => {
        const said = typed.join(' ')
        const inlines = [{ type: 'TextRun', text: said }] as const
        const [line] = ringing([{ type: 'RichTextBlock', inlines }], numbersOf(office))
        expect(
          runsOf(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(said)
        // Slack reads mark-up only where a number stands, and finds that number and nothing else in it.
        const marked = draw(fill(view([said]))).blocks.flatMap((block) =>
          block.type === 'section' && block.text?.type === 'mrkdwn' ? [block.text.text] : [],
        )
        expect(marked.length).toBeGreaterThan(0)
        for (const text of marked)
          expect(text.replaceAll('<tel:+442079460101|020 7946 0101>', '')).not.toMatch(
            /[<>&`~_|@#]|\*(?!Gita Rao’s number:\*)(?<!Gita Rao’s number:\*)/,
          )
        expect(new Set(runsOf(line).flatMap(({ rings }) => rings?.url ?? []))).toEqual(
          new Set(/(?<![\d+])020 7946 0101(?!\d)/.test(said) ? ['tel:+442079460101'] : []),
        )
      }),
    )
  })
})
