import fc from 'fast-check'
import { fill } from '../../src/cards/fill.js'
import { shorten } from '../../src/cards/shorten.js'
import type { View } from '../../src/procedures/procedure.js'
import { recordId } from '../procedures/test-office.js'
import { buttonsOf, faultsOf, textsOf, wordsOf } from './check-card.js'

const view = (more: Partial<View> = {}): View => ({
  template: 'plain',
  data: { paragraphs: ['Words.'], rows: [{ label: 'Case', value: 'IC-1' }], quotes: [] },
  title: 'Terminated call',
  sections: ['s6', 's14'],
  buttons: [],
  preview: 'Terminated call TC-2026-0001',
  ...more,
})
const at = { record: recordId('TC-2026-0001'), version: 3 }
const typed = (paragraphs: string[]) => view({ data: { paragraphs, rows: [], quotes: [] } })

describe('a filled card', () => {
  it('says title, reference, status in words and the sections it rests on', () => {
    const card = fill(view({ status: { words: 'Waiting for Lena Morris', tone: 'waiting' } }), at)
    expect(wordsOf(card)).toContain('Terminated call\nTC-2026-0001')
    expect(wordsOf(card)).toContain('Waiting for Lena Morris')
    expect(wordsOf(card)).toContain('Procedure, sections 6 and 14')
    expect(faultsOf(card)).toEqual([])
  })

  it('carries only the record and the version in its buttons, the at-risk one among the first', () => {
    const card = fill(view({ buttons: [{ title: 'We have talked', does: { dialog: 'talked' }, style: 'primary' }] }), at)
    expect(buttonsOf(card)).toEqual([
      {
        type: 'Action.Execute',
        title: 'We have talked',
        verb: 'dialog:talked',
        data: { record: 'TC-2026-0001', version: 3 },
        style: 'positive',
      },
      {
        type: 'Action.Execute',
        title: 'The customer may be at risk',
        verb: 'command:/at-risk',
        data: { record: 'TC-2026-0001', version: 3 },
      },
    ])
  })

  it.each(Array.from({ length: 12 }, (_, count) => count))(
    'has what to do, a bar of buttons with the alarm, the facts, and the other buttons, of %i',
    (count) => {
      const buttons = Array.from({ length: count }, (_, n) => ({ title: `Button ${n}`, does: { step: `Step${n}` } }))
      const card = fill(view({ buttons }), at)
      const inBar = count === 4 ? 4 : Math.min(count, 3)
      const titles = buttons.map((button) => button.title)
      expect(buttonsOf(card).map((action) => action.title)).toEqual([
        ...titles.slice(0, inBar),
        'The customer may be at risk',
        ...titles.slice(inBar),
      ])
      const places = card.adaptive.body.map((element) => JSON.stringify(element))
      const of = (words: string): number => places.findIndex((element) => element.includes(words))
      expect(of('Words.')).toBeLessThan(of('may be at risk'))
      expect(of('may be at risk')).toBeLessThan(of('IC-1'))
      for (const row of card.adaptive.body) expect(row.type === 'ActionSet' ? row.actions.length : 0).toBeLessThanOrEqual(5)
      expect(faultsOf(card)).toEqual([])
    },
  )

  it('keeps in the bar as many as the card says', () => {
    const buttons = Array.from({ length: 8 }, (_, n) => ({ title: `Button ${n}`, does: { step: `Step${n}` } }))
    const card = fill(view({ buttons, bar: 6 }), at)
    expect(card.adaptive.actions.map((action) => action.title)).toEqual(['Button 6', 'Button 7'])
  })

  it('shows any words as they were typed, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 5 }), (paragraphs) => {
        const card = fill(typed(paragraphs), at)
        const lines = paragraphs.flatMap((paragraph) => paragraph.split(/\r\n|\r|\n/)).filter((line) => line !== '')
        expect(textsOf(card.adaptive.body).typed).toEqual(lines)
      }),
    )
  })

  it.each([
    '\u0024{title}',
    '\u0024{',
    '\uE000{',
    '\\\u0024{x}',
    '**bold** <at>all</at> [x](http://x)',
    '"}],{',
    '$data',
    '\u0024{if(true, 1, 2)}',
  ])('leaves %j as typed', (words) => {
    const card = fill(typed([words]), at)
    expect(textsOf(card.adaptive.body).typed).toEqual([words])
    expect(faultsOf(card)).toEqual([])
  })

  it.each(['[x](http://x)', '**Robin**', '1. Robin', '- Robin', '{{DATE(2026-01-01T00:00:00Z)}}', '<at>all</at>'])(
    'never reads a title as mark-up: %s',
    (title) => {
      const [heading] = fill(view({ title }), at).adaptive.body
      expect(heading).toMatchObject({ type: 'RichTextBlock', inlines: [{ text: title }] })
    },
  )

  it('makes one block of each paragraph', () => {
    const card = fill(typed(['First.\nSecond.\n\nThird.']), at)
    const blocks = card.adaptive.body.filter((element) => element.type === 'RichTextBlock')
    expect(blocks.map((block) => block.spacing)).toEqual(['Default', 'None', 'Default'])
  })

  it('holds every word; shortened for a channel it says so, and keeps its buttons', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.string({ unit: 'grapheme', minLength: 1500, maxLength: 2500 }), { minLength: 8, maxLength: 10 }),
          fc.array(fc.string({ maxLength: 20 }), { minLength: 1500, maxLength: 3000 }),
        ),
        (paragraphs) => {
          const whole = fill(typed(paragraphs), at)
          const joined = wordsOf(whole)
          for (const words of paragraphs) for (const line of words.split(/\r\n|\r|\n/)) expect(joined).toContain(line)
          const card = { ...whole, adaptive: shorten(whole.adaptive) }
          expect(faultsOf(card)).toEqual([])
          expect(wordsOf(card)).toContain('There is no room here for all of it.')
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })
})

describe('a card that is not as it should be', () => {
  it('is refused when the view model holds nothing where a word should be', () => {
    expect(() => fill(view({ data: { paragraphs: [undefined] } }), at)).toThrow(/undefined[\s\S]*paragraphs\[0\]/)
    expect(() => fill(view({ data: { paragraphs: null } }), at)).toThrow('null')
  })

  it('is refused when the template asks for what the view model lacks', () => {
    expect(() => fill(view({ data: { paragraphs: [], rows: [{ label: 'Case' }], quotes: [] } }), at)).toThrow('asks for \u0024{value}')
  })

  it('is refused when there is no such template, or its name leads out of the folder', () => {
    expect(() => fill(view({ template: 'no-such-card' }), at)).toThrow()
    expect(() => fill(view({ template: '../package' }), at)).toThrow('no name of a card')
  })
})
