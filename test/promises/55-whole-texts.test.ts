import fc from 'fast-check'
import type { Action, Card } from '../../src/cards/card.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { draw, viewRoom } from '../../src/channels/slack/drawing/draw.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import { procedures } from '../../src/office.js'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import type { CallLog } from '../../src/procedures/terminated-call/matter.js'
import { terminatedCall } from '../../src/procedures/terminated-call/terminated-call.js'
import type { RecordId, StaffId } from '../../src/procedures/words.js'
import { memoryLog } from '../casework/memory-log.js'
import { faultsOf } from '../channels/slack/block-limits.js'
import { given } from '../procedures/given.js'
import { logs } from '../procedures/terminated-call/steps.js'
import { facts, staff, testOffice } from '../procedures/test-office.js'
import { openSeed } from './seed.js'

/** Promise 55: every text can be read whole, at most a press away, and no button is lost for it. */
const clock = () => new Date('2026-03-03T10:00:00Z')
const end = 'He is at 12 Elm Street NOW'

/** The office with one record whose long words are these, and a card of it for somebody. */
async function openRecord(procedure: 'at-risk' | 'terminated-call', said: string) {
  const log = memoryLog(clock)
  const casework = openCasework({ procedures, log, directory: () => testOffice(), clock, report: () => {}, patience: 20_000 })
  const at = { at: facts('asha').now, by: staff('asha'), arrival: 'a0' }
  const raised = given(atRisk).when({ step: 'RaiseAlert', report: { said, case: 'IC-1' } }, facts('asha'))
  const logged = given(terminatedCall).when(logs(callLog(said), 'fine'), facts('asha'))
  const { events, owed } = procedure === 'at-risk' ? raised : logged
  const prefix = procedure === 'at-risk' ? 'AR' : 'TC'
  const summary = (record: RecordId) => ({
    ...{ record, procedure, version: 1, moved: 1, is: 'x', opened: at.at, waiting: [], marks: [] },
  })
  const { record } = await log.open(prefix, 2026, procedure, { ...at, events: events.map((event) => ({ ...event })), owed }, summary)
  let presses = 0
  return {
    card: async (notice: string, person: string): Promise<Card> => {
      const drawn = await casework.draw(record, notice, { person: person as StaffId })
      if (!drawn) throw new Error('no card')
      // As the courier keeps it: whoever was sent a card holds it.
      const posted = { channel: 'slack', where: 'D1', id: `m${++presses}` }
      const to = { notice, to: { person: person as StaffId }, urgency: 'now' } as const
      await casework.keepDelivered(record, { version: 1, index: presses }, to, posted, drawn)
      return drawn.card
    },
    press: async (by: string, action: Action): Promise<Card> => {
      if (action.type !== 'Action.Execute') throw new Error('no press')
      const frame = { id: `p${++presses}`, by: by as StaffId, channel: 'slack', place: 'private' } as const
      const { record: on, version = 1, given: values = {} } = action.data
      const answer = await casework.listen({
        ...frame,
        arrives: 'press',
        verb: action.verb,
        record: on as RecordId,
        version,
        given: values,
      })
      if (answer.answer !== 'card') throw new Error(JSON.stringify(answer))
      return answer.card
    },
  }
}
const callLog = (reason: string): CallLog => ({
  kind: 'abusive',
  fromTheOutset: true,
  warnings: [],
  date: '2026-03-03',
  time: '09:50',
  reason,
  quotes: [],
  lineManager: staff('lena'),
  personal: 'no',
})

const everyText = (drawn: unknown): string => {
  if (Array.isArray(drawn)) return drawn.map(everyText).join('')
  if (typeof drawn !== 'object' || drawn === null) return ''
  return Object.entries(drawn)
    .map(([key, value]) => (typeof value === 'string' ? (key === 'text' ? value : '') : everyText(value)))
    .join('')
}
const titles = (drawn: unknown): readonly string[] =>
  [...JSON.stringify(drawn).matchAll(/"title":"([^"]*)"/g)].map(([, title]) => title ?? '')
const bare = (text: string) => text.replaceAll(/\s/g, '')

/** The button “Read all of it” or “Read on” of something drawn, as the office sees it. */
const slackButton = (blocks: readonly unknown[], title: string): Action | undefined => {
  const button = blocks.flatMap((block) => (block as { elements?: readonly Record<string, unknown>[] }).elements ?? [])
  const found = button.find(({ text }) => (text as { text?: string } | undefined)?.text === title)
  return found && { type: 'Action.Execute', title, verb: 'whole:', data: JSON.parse(String(found.value)) }
}
const teamsButton = (drawn: unknown, title: string): Action | undefined => {
  const found = new RegExp(`"title":"${title}","data":(\\{.*?\\}\\}\\})`).exec(JSON.stringify(drawn))?.[1]
  const press = found && (JSON.parse(found) as { press: { verb: string; given: Record<string, string> } }).press
  return press ? { type: 'Action.Execute', title, verb: press.verb, data: press } : undefined
}

const cards = [
  { procedure: 'at-risk', notice: 'senior', person: 'gita' },
  { procedure: 'at-risk', notice: 'status', person: 'asha' },
  { procedure: 'at-risk', notice: 'telephone-note', person: 'asha' },
  { procedure: 'terminated-call', notice: 'case-copy', person: 'asha' },
  { procedure: 'terminated-call', notice: 'discuss', person: 'lena' },
] as const

const lengths = [0, 200, 3_516, 9_090, 20_000, 100_000]
const texts = fc.oneof(
  fc.constantFrom('He rang again and says it will end. ', 'ab\n', 'x', 'é́', '👨‍👩‍👧‍👦', 'ش', '&<>"\\'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)

describe.each(cards)('$notice of $procedure', ({ procedure, notice, person }) => {
  const drawnWith = async (unit: string, length: number) => {
    const said = `${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)} ${end}`
    const office = await openRecord(procedure, said)
    return { said: bare(said), office, card: await office.card(notice, person) }
  }
  const runs = { numRuns: 8, seed: openSeed().given }

  test('in Slack', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...lengths), async (unit, length) => {
        const { said, office, card } = await drawnWith(unit, length)
        const { blocks } = draw(card)
        expect(faultsOf(blocks, 'message')).toEqual([])
        for (const title of titles(card.adaptive)) expect(everyText(blocks)).toContain(title)
        let more = slackButton(blocks, 'Read all of it')
        if (!more) return expect(bare(everyText(blocks))).toContain(said)
        let read = ''
        for (let pages = 0; more && pages < 5; pages += 1) {
          const page = draw(await office.press(person, more), viewRoom).blocks
          expect(faultsOf(page, 'modal')).toEqual([])
          more = slackButton(page, 'Read on')
          read += everyText(page.filter(({ type }) => type !== 'actions'))
        }
        expect(bare(read)).toContain(said)
      }),
      runs,
    )
  })

  test('in Teams', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...lengths), async (unit, length) => {
        const { said, office, card } = await drawnWith(unit, length)
        const drawn = drawCard(card, 'chat')
        expect(Buffer.byteLength(JSON.stringify(drawn))).toBeLessThan(27_000)
        for (const title of titles(card.adaptive)) expect(titles(drawn)).toContain(title)
        let more = teamsButton(drawn, 'Read all of it')
        if (!more) return expect(bare(everyText(drawn))).toContain(said)
        let read = ''
        for (let pages = 0; more && pages < 60; pages += 1) {
          const page = drawCard(await office.press(person, more), 'dialog')
          expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(27_000)
          more = teamsButton(page, 'Read on')
          read += everyText(page.body)
        }
        expect(bare(read)).toContain(said)
      }),
      runs,
    )
  })

  test('in the console', async () => {
    const { said, card } = await drawnWith('He rang again. ', 100_000)
    expect(bare(everyText(card.adaptive.body))).toContain(said)
  })
})

test('what was said at risk is whole on the senior’s own card as far as Slack has room', async () => {
  for (const length of [3_516, 9_090]) {
    const office = await openRecord('at-risk', `${'x '.repeat(length / 2)}${end}`)
    expect(everyText(draw(await office.card('senior', 'gita')).blocks)).toContain(end)
  }
})

test('the rest is shown to those who hold the card, and to nobody else', async () => {
  const office = await openRecord('at-risk', 'x '.repeat(30_000))
  const card = await office.card('senior', 'gita')
  const more = slackButton(draw(card).blocks, 'Read all of it')
  if (!more) throw new Error('nothing more to read')
  await expect(office.press('adil', more)).rejects.toThrow('Only those who deal with this can read it.')
})
