import type { Card } from '../../src/cards/card.js'
import type { Arrival, PrivateAnswer } from '../../src/casework/arrival.js'
import { blankedLater } from '../../src/casework/blank-later.js'
import { eraseRecords } from '../../src/casework/erase-records.js'
import { standsAs } from '../../src/channels/stands-as.js'
import type { PostedCopy } from '../../src/procedures/bookkeeping.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { words } from './counter.js'

/** The office, with a chat in which every answer is an ordinary message. */
const openOffice = () => {
  const chat = new Map<string, Card>()
  let isAway = false
  const office = openArrangementOffice({
    async blank({ id }: PostedCopy, card: Card) {
      if (!isAway) chat.set(id, card)
      return !isAway
    },
  })
  let number = 0
  return {
    office,
    away: (is: boolean) => {
      isAway = is
    },
    pass: (hours: number) => office.setNow(instant(new Date(office.clock().getTime() + hours * 3_600_000))),
    /** The answer comes to stand in the chat. */
    async stands(by: string, answering: Promise<unknown>, id = `${++number}`): Promise<string> {
      const answer = (await answering) as PrivateAnswer
      if (answer.answer !== 'card') throw new Error(words(answer))
      chat.set(id, answer.card)
      await office.casework.keepAnswered(staff(by), answer.card, { channel: 'teams', where: `a:chat-${by}`, id })
      return id
    },
    /** What answers something typed comes to stand in the chat, as a card or as a sentence. */
    async repeats(by: string, arrival: Arrival): Promise<string> {
      const answer = (await office.casework.listen(arrival)) as PrivateAnswer
      const [id, stands] = [`${++number}`, standsAs(answer)]
      if (!stands) throw new Error(words(answer))
      chat.set(id, 'adaptive' in stands ? stands : said(words(answer)))
      await office.casework.keepAnswered(staff(by), stands, { channel: 'teams', where: `a:chat-${by}`, id })
      return id
    },
    async saysAgain(by: string, typed: string): Promise<string> {
      const id = `${++number}`
      chat.set(id, said(typed))
      await office.casework.keepAnswered(staff(by), { repeats: typed }, { channel: 'teams', where: `a:chat-${by}`, id })
      return id
    },
    shows: (id: string): string => JSON.stringify(chat.get(id)?.adaptive ?? null),
    erase: (record: RecordId) =>
      eraseRecords(office.desk, new Map([[record, { by: 'ian', why: 'They asked for it.', at: instant(office.clock()) }]]), {
        mayGo: async () => true,
      }),
    kept: async () => (await office.log.listSealed('named')).length,
  }
}
const said = (text: string): Card =>
  ({ adaptive: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text }], actions: [] }, preview: '' }) as unknown as Card
const zebedee = { customer: 'Zebedee Quill', telephone: '020 7946 0002', cases: 'IC-2' }

describe('an answer that stands in a chat as a message of its own, and names records', () => {
  test('a look-up and a list go with any of the records that they name, and what names another stays', async () => {
    const { office, stands, shows, erase } = openOffice()
    const [record, other] = [await office.approved(), await office.approved(zebedee)]
    const work = await stands('gita', office.command('gita', '/lists'))
    const looked = await stands('asha', office.command('asha', '/customer', 'Zebedee Quill'))
    const help = await stands('asha', office.command('asha', '/help'))
    const before = shows(help)
    expect(shows(looked)).toContain(other)
    await erase(other)
    expect(shows(looked)).toContain(`What I answered here named ${other}, which was erased.`)
    expect(shows(looked)).not.toContain('Quill')
    expect([shows(help), shows(work).includes(other)]).toEqual([before, shows(work).includes('was erased')])
    expect(record).not.toBe(other)
  })

  test('what waits for somebody goes with each record in it, not with the first alone', async () => {
    const { office, stands, shows, erase } = openOffice()
    const [first, second] = [await office.asked(), await office.asked()]
    const work = await stands('gita', office.command('gita', '/my-work'))
    expect([shows(work).includes(first), shows(work).includes(second)]).toEqual([true, true])
    await erase(second)
    expect(shows(work)).toContain(`What I answered here named ${second}`)
    expect(shows(work)).not.toContain(first)
  })

  test('goes with the record from which a form was begun whose words it shows', async () => {
    const { office, stands, shows, erase } = openOffice()
    const record = await office.approved()
    const form = await office.press('asha', 'command:/restriction', record)
    if (form.answer !== 'dialog') throw new Error(words(form))
    const [field] = form.dialog.fields.filter(({ input }) => input === 'line' || input === 'lines')
    await office.form('asha', form.dialog, 'next', { ...form.dialog.values, [field?.name ?? '']: 'CANARY' })
    const listed = await office.command('asha', '/my-work')
    const work = await stands('asha', Promise.resolve(JSON.parse(JSON.stringify(listed).replaceAll(record, 'a record'))))
    expect(shows(work)).toContain('CANARY')
    await erase(record)
    expect(shows(work)).toContain('was erased')
  })

  test('an answer to a question that repeats a reference goes with it, and keeps the way to the seniors', async () => {
    const { office, stands, shows, erase } = openOffice()
    const record = await office.approved()
    const [asked, other] = [{ harm: true }, 'Jo shouts at me'] as const
    const answer = (text: string) =>
      Promise.resolve({
        answer: 'card',
        card: {
          adaptive: {
            type: 'AdaptiveCard',
            $schema: '',
            version: '1.5',
            fallbackText: '',
            body: [{ type: 'TextBlock', text }],
            actions: [],
          },
          preview: '',
          asked,
        },
      })
    const named = await stands('asha', answer(`Of ${record}: CANARY`))
    const unnamed = await stands('asha', answer(other))
    await erase(record)
    expect(shows(named)).not.toContain('CANARY')
    expect(shows(named)).toContain('command:/at-risk')
    expect(shows(named)).toContain('tell them now')
    expect(shows(unnamed)).toContain(other)
  })

  describe('and repeats only what was typed, without a reference', () => {
    let number = 0
    const typed = (here: ReturnType<typeof openOffice>, by: string, more: object) =>
      here.repeats(by, { id: `typed-${++number}`, by: staff(by), channel: 'teams', place: 'private', ...more } as unknown as Arrival)
    const told = 'repeated what you wrote'

    test.each([
      ['their name', 'The letter of Bloggs, Jo’s case'],
      ['their number', 'Who rang from 020 7946 0001 again'],
      ['the reference of their case', 'Nothing on ic 1 since'],
    ])('goes with the record whose customer it names by %s, and says nothing of that record', async (_, words) => {
      const here = openOffice()
      const [record, other] = [await here.office.approved(), await here.office.approved(zebedee)]
      const asked = await here.saysAgain('asha', words)
      const unnamed = await here.saysAgain('asha', 'Somebody shouts at me')
      await here.erase(other)
      expect(here.shows(asked)).toContain(words)
      await here.erase(record)
      expect(here.shows(asked)).toContain(told)
      expect(here.shows(asked)).not.toMatch(new RegExp(`${record}|Bloggs|7946|ic 1`))
      expect(here.shows(unnamed)).toContain('Somebody shouts at me')
    })
    test('goes after a day where the name is nobody’s: a look-up that found nothing, said as a sentence', async () => {
      const here = openOffice()
      await here.office.approved()
      const looked = await typed(here, 'asha', { arrives: 'command', command: '/customer', text: 'Wilhelmina Quince' })
      expect(here.shows(looked)).toContain('Wilhelmina Quince')
      here.pass(25)
      await here.office.casework.daily()
      expect(here.shows(looked)).toContain(told)
      expect([here.shows(looked).includes('Quince'), await here.kept()]).toEqual([false, 0])
    })
    test('is tried again where its chat was away', async () => {
      const here = openOffice()
      const record = await here.office.approved()
      const asked = await here.saysAgain('asha', 'The letter of Jo Bloggs')
      here.away(true)
      await here.erase(record)
      here.away(false)
      await blankedLater(here.office.desk).again(async () => {})
      expect(here.shows(asked)).toContain(told)
      expect(here.shows(asked)).not.toContain(record)
    })
  })

  test('goes after a day, whatever is erased later, and nothing is kept of it then', async () => {
    const { office, stands, shows, pass, kept } = openOffice()
    await office.approved()
    const work = await stands('gita', office.command('gita', '/customer', 'Jo Bloggs'))
    const before = shows(work)
    pass(23)
    await office.casework.daily()
    expect([shows(work), await kept()]).toEqual([before, 1])
    pass(1)
    await office.casework.daily()
    expect(shows(work)).toContain('is shown for a day')
    expect(await kept()).toBe(0)
  })

  test('whose place another answer has taken that names none, stays as it is', async () => {
    const { office, stands, shows, pass, erase } = openOffice()
    const record = await office.approved()
    const id = await stands('gita', office.command('gita', '/customer', 'Jo Bloggs'))
    await stands('gita', office.command('gita', '/help'), id)
    const help = shows(id)
    await erase(record)
    pass(30)
    await office.casework.daily()
    expect(shows(id)).toBe(help)
  })

  test('is tried again where its chat was away, with the words of an answer', async () => {
    const { office, stands, shows, away, erase } = openOffice()
    const record = await office.approved()
    const looked = await stands('asha', office.command('asha', '/customer', 'Jo Bloggs'))
    away(true)
    expect((await erase(record)).get(record)?.unblanked.get('teams')).toBe(1)
    expect(shows(looked)).toContain(record)
    away(false)
    await blankedLater(office.desk).again(async () => {})
    expect(shows(looked)).toContain('What I answered here named')
  })

  test('a record that shows others beside it is drawn again without them, and is not taken away', async () => {
    const { office, shows, erase, stands } = openOffice()
    const [record, other] = [await office.asked(), await office.approved()]
    const opened = await stands('gita', office.press('gita', 'open:', record))
    if (!shows(opened).includes(other)) throw new Error(`the other is not beside it: ${shows(opened)}`)
    const before = shows(opened)
    await erase(other)
    expect(shows(opened)).toBe(before)
    const commits = await office.log.read(record)
    expect((await office.log.commit(record, commits?.version ?? 0))?.redraw).toBe(true)
  })
})
