import type { Card } from '../../src/cards/card.js'
import type { PrivateAnswer } from '../../src/casework/arrival.js'
import { blankedLater } from '../../src/casework/blank-later.js'
import { eraseRecords } from '../../src/casework/erase-records.js'
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
    shows: (id: string): string => JSON.stringify(chat.get(id)?.adaptive ?? null),
    erase: (record: RecordId) =>
      eraseRecords(office.desk, new Map([[record, { by: 'ian', why: 'They asked for it.', at: instant(office.clock()) }]]), {
        mayGo: async () => true,
      }),
    kept: async () => (await office.log.listSealed('named')).length,
  }
}
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
