import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { UnsavedAlert } from '../../src/casework/unsaved-alert.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openJournal } from '../../src/log/journal.js'
import { procedures } from '../../src/office.js'
import { buttonsOf, wordsOf } from '../cards/check-card.js'
import { memoryLog } from '../casework/memory-log.js'
import { type FakeChannel, fakeChannel } from '../delivery/fake-channel.js'
import { withoutCourier } from '../delivery/without-courier.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'

const words = 'he says he will not be here tomorrow'
const recordKey = Buffer.alloc(32, 7)

/** A bot whose database can go away, on a clock that only the test moves; `folder` holds its journal. */
const openBot = async (folder: string, log = memoryLog(() => new Date(tuesday)), before?: FakeChannel) => {
  let seconds = 0
  const clock = () => new Date(Date.parse(tuesday) + seconds * 1000)
  const office = testOffice()
  const chat = before ?? fakeChannel('console', { reaches: (to) => !to.startsWith('#') })
  const email = fakeChannel('email', { reaches: (to) => !to.startsWith('#') })
  const hook = fakeChannel('webhook', { reaches: (to) => to === '#seniors' })
  const told: unknown[] = []
  const journal = await openJournal({ folder, recordKey })
  const direct = openDirectAlerts({
    procedures,
    journal,
    channels: [chat, email, hook],
    directory: () => office,
    clock,
    saveAlert: (alert: UnsavedAlert) => casework.saveAlert(alert),
    ...withoutCourier(),
    report: (tale) => told.push(tale),
    timer: () => () => {},
  })
  // However busy the machine is, what is answered late is another test's.
  const casework = openCasework({
    ...{ procedures, log, directory: () => office, clock, report: () => {}, patience: 20_000 },
    sendUnsaved: direct.sendUnsaved,
  })
  await direct.start()
  let number = 0
  return {
    log,
    chat,
    email,
    hook,
    journal,
    direct,
    async after(more: number) {
      seconds += more
      await direct.look()
    },
    say: (command: string, text = '', id = `say-${++number}`): Promise<Answer> => {
      const arrival: Arrival = { id, by: staff('asha'), channel: 'console', place: 'private', arrives: 'command', command, text }
      return casework.listen(arrival)
    },
    listen: casework.listen,
    /** Waits until everything that was begun has ended: posts are in memory here. */
    settle: () => new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve)))),
    seniors: () => chat.seen.filter((copy) => copy.to !== 'asha').map((copy) => copy.to),
    /** What somebody has before them in their chat, card by card. */
    sees: (person: string) => chat.seen.filter((copy) => copy.to === person).map((copy) => wordsOf(copy.card)),
    alerts: () => [...log.commits.keys()].filter((record) => record.startsWith('AR-')),
  }
}

describe('Promise 12: the database is down; staff are told, and no alert is lost', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'promise-12-'))
  })
  // A bot that counts as killed may still be writing.
  afterEach(() => rm(folder, { recursive: true, maxRetries: 9, retryDelay: 20 }))

  it('brings every word of a long alert to the seniors, in as many messages as it takes; once it is saved, all of them say so', async () => {
    const bot = await openBot(folder)
    bot.log.setAway(true)
    await bot.say('/at-risk', `${'he says goodbye '.repeat(1_500)}He is at 12 Elm Street NOW`)
    await bot.settle()
    await bot.settle()
    const before = bot.sees('gita')
    expect(before.length).toBeGreaterThan(2)
    expect(before.join(' ')).toContain('12 Elm Street NOW')
    bot.log.setAway(false)
    await bot.after(5)
    await bot.settle()
    expect(
      bot
        .sees('gita')
        .slice(0, before.length)
        .filter((card) => !card.includes('saved now')),
    ).toEqual([])
  })

  it('sends an alert straight to the seniors on duty, and tells the truth to whoever raised it', async () => {
    const bot = await openBot(folder)
    bot.log.setAway(true)
    const answer = await bot.say('/at-risk', words)
    if (answer.answer !== 'card') throw new Error('a card')
    const said = wordsOf(answer.card)
    expect(said).toMatch(/not saved yet/)
    expect(said).toMatch(/Please ring one of them now/)
    expect(said).toMatch(/999/)
    await bot.settle()
    expect(bot.seniors()).toEqual(['gita', 'hugh'])
    expect(bot.chat.seen.map((copy) => wordsOf(copy.card)).join('\n')).toContain(words)
    // Whom to ring is read first; what was delivered comes below it.
    expect(bot.sees('asha')).toEqual([])
    await bot.after(2)
    await bot.settle()
    expect(bot.sees('asha').join()).toMatch(/delivered to: .*Gita Rao/)
  })

  it('saves it once when the database is back, and the saved alert takes over', async () => {
    const bot = await openBot(folder)
    bot.log.setAway(true)
    await bot.say('/at-risk', words)
    await bot.after(2)
    expect(bot.alerts()).toEqual([])
    bot.log.setAway(false)
    await bot.after(2)
    await bot.after(2)
    expect(bot.alerts()).toHaveLength(1)
    expect(JSON.stringify(bot.log.commits.get(bot.alerts()[0] as never))).toContain(words)
    expect((await bot.journal.all()).entries).toEqual([])
  })

  /** An alert that went out unsaved to two seniors, with the word to whoever raised it; then the database is back. */
  const saveLater = async (bot: Awaited<ReturnType<typeof openBot>>) => {
    bot.log.setAway(true)
    await bot.say('/at-risk', words)
    await bot.settle()
    await bot.after(2)
    await bot.settle()
    expect(['gita', 'hugh', 'asha'].map((person) => bot.sees(person).length)).toEqual([1, 1, 1])
    bot.log.setAway(false)
  }

  it('says on every card that went out that it is saved now, and leaves nothing that says otherwise', async () => {
    const bot = await openBot(folder)
    await saveLater(bot)
    await bot.after(2)
    const [record] = bot.alerts()
    for (const person of ['gita', 'hugh', 'asha']) {
      expect(bot.sees(person)).toEqual([expect.stringContaining(`saved now as ${record}`)])
      expect(bot.sees(person).join()).not.toMatch(/not saved yet|delivered to/)
    }
    const card = bot.chat.seen.find((copy) => copy.to === 'gita')?.card
    expect(card && buttonsOf(card)).toContainEqual(
      expect.objectContaining({ verb: 'command:/open', data: expect.objectContaining({ record }) }),
    )
    expect((await bot.journal.all()).entries).toEqual([])
  })

  it('says so in a new card of the same chat where the old one cannot be changed', async () => {
    const bot = await openBot(folder)
    await saveLater(bot)
    bot.chat.always(({ call }) => (call === 'replace' ? 'never' : 'ok'))
    await bot.after(2)
    expect(bot.sees('gita')).toEqual([expect.stringMatching(/not saved yet/), expect.stringMatching(/saved now as AR-/)])
    expect((await bot.journal.all()).entries).toEqual([])
  })

  it('does not let go of a card while the platform stumbles, nor when the bot is killed meanwhile', async () => {
    const killed = await openBot(folder)
    await saveLater(killed)
    killed.chat.always(({ call }) => (call === 'replace' ? { later: 'unsaid' } : 'ok'))
    await killed.after(2)
    await killed.after(16)
    expect(killed.sees('gita').join()).toMatch(/not saved yet/)
    killed.chat.always('ok')
    const again = await openBot(folder, killed.log, killed.chat)
    await again.after(2)
    expect(again.alerts()).toHaveLength(1)
    for (const person of ['gita', 'hugh', 'asha']) expect(again.sees(person)).toEqual([expect.stringMatching(/saved now as AR-/)])
    // What the one that was killed may have sent and not written down is looked for first.
    for (let look = 0; look < 3; look += 1) {
      await again.settle()
      await again.after(10)
    }
    expect((await again.journal.all()).entries).toEqual([])
  })

  it('does not save a second time what the database had taken before it went away', async () => {
    const bot = await openBot(folder)
    let taken = 0
    bot.log.before = async (what) => {
      taken += what === 'open' ? 1 : 0
    }
    await bot.say('/at-risk', words, 'delivery-1')
    bot.log.setAway(true)
    // The platform repeats the delivery, because the answer was lost; another process takes it.
    const other = await openBot(folder, bot.log)
    await other.say('/at-risk', words, 'delivery-1')
    bot.log.setAway(false)
    await other.after(2)
    expect(taken).toBe(1)
    expect(bot.alerts()).toHaveLength(1)
  })

  it('climbs by the office’s times while it stays away, to e-mail and the webhook', async () => {
    const bot = await openBot(folder)
    bot.log.setAway(true)
    await bot.say('/at-risk', words)
    await bot.settle()
    await bot.after(61)
    expect(bot.seniors().slice(2)).toEqual(expect.arrayContaining(['gita', 'hugh', 'greg', 'gwen']))
    expect(bot.email.seen).toEqual([])
    await bot.after(60)
    expect(bot.email.seen.map((copy) => copy.to)).toEqual(expect.arrayContaining(['gita', 'hugh']))
    await bot.after(60)
    expect(bot.hook.seen.map((copy) => copy.to)).toEqual(['#seniors'])
  })

  it('goes on after a kill: the journal has it', async () => {
    const killed = await openBot(folder)
    killed.log.setAway(true)
    await killed.say('/at-risk', words)
    const again = await openBot(folder, killed.log)
    killed.log.setAway(false)
    await again.after(2)
    expect(again.alerts()).toHaveLength(1)
  })

  it('goes by the dialog too, and lets the form go', async () => {
    const bot = await openBot(folder)
    bot.log.setAway(true)
    const opened = await bot.say('/at-risk')
    if (opened.answer !== 'dialog') throw new Error('a dialog')
    const form: Arrival = {
      id: 'send',
      by: staff('asha'),
      channel: 'console',
      place: 'private',
      arrives: 'form',
      draft: opened.dialog.draft,
      step: opened.dialog.step.name,
      move: 'next',
      values: { said: words, name: 'Jo' },
    }
    const answer = await bot.listen(form)
    expect(answer.answer).toBe('card')
    await bot.settle()
    expect(bot.seniors()).toEqual(['gita', 'hugh'])
  })

  describe('of a form that was opened before this bot began, or a day ago', () => {
    const form = (by: string, values: Readonly<Record<string, string>>): Arrival => ({
      ...{ id: 'send', by: staff(by), channel: 'console', place: 'private', arrives: 'form' },
      ...{ draft: 'd0123456789abcdef0123', step: 'said', move: 'next', values },
    })
    it('goes out with its words while the database is away, and is saved once', async () => {
      const bot = await openBot(folder)
      bot.log.setAway(true)
      const answer = await bot.listen(form('asha', { said: words, name: 'Jo' }))
      if (answer.answer !== 'card') throw new Error(JSON.stringify(answer))
      expect(wordsOf(answer.card)).toMatch(/not saved yet/)
      await bot.settle()
      expect(bot.seniors()).toEqual(['gita', 'hugh'])
      expect(bot.sees('gita').join()).toMatch(new RegExp(`${words}[\\s\\S]*Jo`))
      bot.log.setAway(false)
      await bot.after(2)
      await bot.after(2)
      expect(bot.alerts()).toHaveLength(1)
    })
    it('goes out where the database is there and the form is no longer kept', async () => {
      const bot = await openBot(folder)
      expect((await bot.listen(form('asha', { said: words }))).answer).toBe('card')
      expect(bot.alerts()).toHaveLength(1)
      // Sent once more it is the same one.
      await bot.listen({ ...form('asha', { said: words }), id: 'again' })
      expect(bot.alerts()).toHaveLength(1)
    })
    it('is shown again with what is missing, and every other form says that it is not saved', async () => {
      const bot = await openBot(folder)
      bot.log.setAway(true)
      expect(await bot.listen(form('asha', { said: '', name: 'Jo' }))).toMatchObject({
        answer: 'dialog',
        dialog: { values: { name: 'Jo' } },
      })
      expect(await bot.listen({ ...form('asha', { what: 'x' }), id: 'other', draft: 'd1' } as Arrival)).toMatchObject({
        answer: 'sentence',
        tone: 'refused',
      })
      await bot.settle()
      expect(bot.chat.seen).toEqual([])
    })
  })

  it('refuses everything else honestly, saying whom to ring if somebody is at risk; nothing is said to be saved', async () => {
    const bot = await openBot(folder)
    bot.log.setAway(true)
    const answer = await bot.say('/my-work')
    expect(JSON.stringify(answer)).toMatch(/cannot|not save/i)
    expect(JSON.stringify(answer)).not.toMatch(/"done"/)
    expect(bot.chat.seen).toEqual([])
  })
})
