import type { Card } from '../../src/cards/card.js'
import type { Answer } from '../../src/casework/arrival.js'
import { buttonsOf } from '../cards/check-card.js'
import { managersNotice, openCounter, recordOn, verbs, words } from './counter.js'
import { ada, greg, lena, sam, tess } from './test-office.js'

describe('a step', () => {
  test('is kept, and answered with the card of who took it', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const answer = await counter.press(lena, 'step:Approve', { record, version: 1, given: { card: 'manager' } })
    expect(words(answer)).toContain('manager for lena: Done')
    expect(counter.log.commits.get(record)?.at(-1)).toMatchObject({ by: 'lena', redraw: true, events: [{ event: 'Approved' }] })
  })

  test('is refused to people without the right, in words that say who can', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    expect(words(await counter.press(tess, 'step:Approve', { record, version: 1 }))).toBe('Only a group manager can do this.')
    expect(words(await counter.press(sam, 'step:Remind', { record, version: 1 }))).toContain('Nobody can do this by hand')
    expect(counter.log.commits.get(record)).toHaveLength(2)
  })

  test('is refused from the moment on that a role was lost', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    counter.setOffice([sam, { ...lena, roles: ['staff'] }])
    expect(words(await counter.press(lena, 'step:Approve', { record, version: 1 }))).toContain('Only a group manager can do this.')
  })

  test('on a card of an earlier state is refused with what has happened since, and the present card', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    await counter.press(sam, 'step:Note', { record, version: 1 })
    const answer = await counter.press(lena, 'step:Approve', { record, version: 1 })
    expect(words(answer)).toContain('Nothing was done, because this card was out of date. Since then: Noted it.')
    expect(answer).toMatchObject({ answer: 'card', card: { record, version: 3 } })
  })

  test('after a delivery or a look is not stale', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    await counter.press(greg, 'open:', { record })
    expect(words(await counter.press(lena, 'step:Approve', { record, version: 1 }))).toContain('Done')
  })

  test('that holds on old cards is taken from one', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    await counter.press(sam, 'step:Note', { record, version: 1 })
    await counter.press(sam, 'step:Note', { record, version: 1 })
    expect(counter.log.commits.get(record)).toHaveLength(4)
  })

  test('of fifty people at once is taken once, and forty-nine are told who decided and when', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const clicks = Array.from({ length: 50 }, (_, n) => counter.press(n % 2 ? lena : greg, 'step:Approve', { record, version: 1 }))
    const answers = (await Promise.all(clicks)).map(words)
    expect(answers.filter((text) => /Already approved by .* Tue 3 Mar, 10:00/.test(text))).toHaveLength(49)
    const commits = counter.log.commits.get(record)?.filter(({ events }) => events.some(({ event }) => event !== 'DetailsOpened'))
    expect(commits).toHaveLength(3)
  })

  test('of fifty people at once, all of which hold, is taken fifty times', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    await Promise.all(Array.from({ length: 50 }, () => counter.press(sam, 'step:Note', { record, version: 1 })))
    expect(counter.log.commits.get(record)).toHaveLength(51)
  })

  test('that comes again is taken once and answered alike, whatever has happened since, and after a restart', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const first = await counter.press(sam, 'step:Note', { record, version: 1 }, 'click-1')
    await counter.press(lena, 'step:Approve', { record, version: 3 })
    counter.pass(3)
    expect(await counter.press(sam, 'step:Note', { record, version: 1 }, 'click-1')).toEqual(first)
    counter.restart()
    expect(await counter.press(sam, 'step:Note', { record, version: 1 }, 'click-1')).toEqual(first)
    expect(counter.log.commits.get(record)).toHaveLength(4)
  })

  test('that another process took since the record was read is answered as there', async () => {
    const one = openCounter()
    const record = await one.handedOver()
    let theirs: Answer | undefined
    const other = openCounter(() => ({
      ...one.log,
      async commitOf(arrival) {
        theirs ??= await one.press(lena, 'step:Approve', { record, version: 1 }, 'click-1')
        return one.log.commitOf(arrival)
      },
    }))
    expect(await other.press(lena, 'step:Approve', { record, version: 1 }, 'click-1')).toEqual(theirs)
    expect(one.log.commits.get(record)).toHaveLength(3)
  })

  test('on nothing, or by somebody unknown, is answered in words', async () => {
    const counter = openCounter()
    expect(words(await counter.press(sam, 'step:Approve', { record: 'CH-2026-0009' as never }))).toContain('no longer here')
    expect(words(await counter.press(sam, 'step:Approve'))).toContain('/my-work')
    expect(words(await counter.press({ ...sam, id: 'stranger' as never }, 'step:Approve'))).toContain('Please ask Ada Stone')
  })

  test('cannot be answered with a card that the person does not hold', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const answer = await counter.press(sam, 'step:Note', { record, version: 1, given: { card: 'manager' } })
    expect(words(answer)).toContain('receipt for sam')
  })

  test('by somebody who may see nothing of the record is confirmed in words', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    expect(await counter.press(tess, 'step:Note', { record, version: 1 })).toEqual({ answer: 'sentence', text: 'Noted it', tone: 'done' })
  })

  test('whose rule breaks is told in words, and reported without anything typed', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    expect(words(await counter.press(sam, 'step:Break', { record, version: 1 }))).toContain('Something went wrong on our side')
    expect(counter.told.at(-1)).toMatchObject({ tells: 'fault', doing: 'press step', record, fault: 'Error' })
    expect(JSON.stringify(counter.told)).not.toContain('canary')
  })
})

describe('opening a record', () => {
  test('by a command that takes a step happens once, however often and however much at once it comes', async () => {
    const counter = openCounter()
    const answers = await Promise.all([1, 2, 3].map(() => counter.command(sam, '/bell', 'loud', 'cmd-1')))
    counter.restart()
    const later = await counter.command(sam, '/bell', 'loud', 'cmd-1')
    expect(new Set([...answers, later].map(words)).size).toBe(1)
    expect(counter.log.commits.size).toBe(1)
  })

  test('by two processes at once happens once', async () => {
    const one = openCounter()
    const other = openCounter(() => one.log)
    await Promise.all([one.command(sam, '/bell', '', 'cmd-1'), other.command(sam, '/bell', '', 'cmd-1')])
    expect(one.log.commits.size).toBe(1)
  })

  test('is not lost when its process dies between the claim and the commit', async () => {
    const counter = openCounter()
    await counter.log.claim('open:cmd-1', counter.now().replace('10:00:00', '10:00:04') as never)
    counter.pass(1)
    expect(recordOn(await counter.command(sam, '/bell', '', 'cmd-1'))).toBe('BE-2026-0001')
  })

  test('is not done twice by a process that froze between its claim and its commit: it answers with what another opened', async () => {
    const frozen = openCounter()
    const other = openCounter(() => frozen.log)
    let theirs: unknown
    frozen.log.before = async () => {
      delete frozen.log.before
      other.pass(1)
      frozen.pass(2)
      theirs = await other.command(sam, '/bell', 'loud', 'cmd-1')
    }
    expect(await frozen.command(sam, '/bell', 'loud', 'cmd-1')).toEqual(theirs)
    expect(frozen.log.commits.size).toBe(1)
  })

  test('that another process has in hand is asked of the log again when it is repeated', async () => {
    const counter = openCounter()
    await counter.log.claim('open:cmd-1', counter.now().replace('10:00:00', '10:00:04') as never)
    expect(words(await counter.command(sam, '/bell', '', 'cmd-1'))).toContain('still being saved')
    counter.pass(1)
    expect(recordOn(await counter.command(sam, '/bell', '', 'cmd-1'))).toBe('BE-2026-0001')
  })
})

describe('what the courier asks', () => {
  test('an alarm is a step by the clock, moot when there is nothing to do or no record', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    expect(await counter.casework.ring(record, 'Remind')).toBe('taken')
    expect(counter.log.commits.get(record)?.at(-1)).toMatchObject({ by: 'clock', events: [{ event: 'Reminded' }] })
    await counter.press(lena, 'step:Approve', { record, version: 3 })
    expect(await counter.casework.ring(record, 'Remind')).toBe('moot')
    expect(await counter.casework.ring('CH-2026-0099' as never, 'Remind')).toBe('moot')
  })

  test('a notice is drawn as it stands now, and for a channel without details', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const drawn = await counter.casework.draw(record, 'manager', { person: lena.id })
    expect(drawn).toMatchObject({ moved: 1, card: { record, version: 1 } })
    expect(JSON.stringify(drawn)).toContain('It fell over')
    expect(JSON.stringify(await counter.casework.draw(record, 'manager', { channel: 'managers' }))).not.toContain('It fell over')
    counter.setOffice([sam])
    expect(await counter.casework.draw(record, 'manager', { person: lena.id })).toBeUndefined()
  })

  test('a delivery is kept once; a copy that is old already is drawn again', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    await counter.press(sam, 'step:Note', { record, version: 1 })
    const posted = { channel: 'console', where: 'lena', id: 'm1' }
    await counter.casework.keepDelivered(record, { version: 1, index: 0 }, managersNotice, posted, { moved: 1, print: 'as posted' })
    await counter.casework.keepDelivered(record, { version: 1, index: 0 }, managersNotice, posted, { moved: 1, print: 'as posted' })
    expect(counter.log.commits.get(record)).toHaveLength(3)
    expect(counter.log.commits.get(record)?.at(-1)).toMatchObject({ by: 'courier', redraw: true })
    expect(await counter.casework.copies(record)).toMatchObject([{ notice: 'manager', to: { person: 'lena' }, posted, print: 'as posted' }])
  })

  test('what came, or could not come, to a record that many others overtake is not taken for kept: the courier tries again', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    const posted = { channel: 'console', where: 'lena', id: 'm1' }
    Object.assign(counter.log, { append: async () => ({ outcome: 'overtaken' }) })
    const of = { version: 1, index: 0 }
    await expect(counter.casework.keepDelivered(record, of, managersNotice, posted, { moved: 1 })).rejects.toThrow('what came is kept')
    await expect(counter.casework.keepFailed(record, of, managersNotice, 'They are not here.')).rejects.toThrow('what did not come is kept')
  })

  test('of a card that came again only the newest copy is live: the others say so once and for all, without a button', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    const shown = { moved: 1, print: 'as posted' }
    for (const id of ['m1', 'm2', 'm3']) {
      const posted = { channel: 'console', where: 'lena', id }
      await counter.casework.keepDelivered(record, { version: 1, index: Number(id.slice(1)) }, managersNotice, posted, shown)
    }
    expect(counter.log.commits.get(record)?.map(({ redraw }) => redraw === true)).toEqual([false, false, true, true])
    const before = await counter.casework.drawings(record)
    expect(before.map(({ over }) => over)).toEqual([true, true, false])
    expect(before.map(({ drawn }) => drawn && buttonsOf(drawn.card).length)).toEqual([0, 0, expect.any(Number)])
    expect(words({ answer: 'card', card: before[0]?.drawn?.card as Card })).toContain('came again further down')
    await counter.press(sam, 'step:Note', { record, version: 1 })
    const after = await counter.casework.drawings(record)
    expect(after.slice(0, 2).map(({ drawn }) => drawn?.print)).toEqual(before.slice(0, 2).map(({ drawn }) => drawn?.print))
    expect(after[2]?.drawn?.print).not.toBe(before[2]?.drawn?.print)
    counter.setOffice([sam])
    expect((await counter.casework.drawings(record))[2]?.drawn).toBeUndefined()
  })

  test.each([
    ['after what was sent again', ['m2', 'm1']],
    ['before it', ['m1', 'm2']],
  ])('a copy that stood there before, and was found when it had been sent again, is never the newest, kept %s', async (_, order) => {
    const counter = openCounter()
    const record = await counter.reported()
    for (const id of order) {
      const posted = { channel: 'console', where: 'lena', id }
      await counter.casework.keepDelivered(
        record,
        { version: 1, index: 0 },
        managersNotice,
        posted,
        id === 'm1' ? { moved: 1, found: true } : { moved: 1, print: 'as posted' },
      )
    }
    const drawn = new Map((await counter.casework.drawings(record)).map((copy) => [copy.posted.id, copy]))
    expect([drawn.get('m1')?.over, drawn.get('m2')?.over]).toEqual([true, false])
    expect(words({ answer: 'card', card: drawn.get('m1')?.drawn?.card as Card })).toContain('came again further down')
    expect(counter.log.commits.get(record)?.at(-1)?.redraw).toBe(true)
  })

  test('a failure is kept with a word to the opener and the administrators, which says whom to phone', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    await counter.casework.keepFailed(record, { version: 1, index: 0 }, managersNotice, 'Their account is closed.')
    const owed = counter.log.commits.get(record)?.at(-1)?.owed
    expect(owed).toEqual([
      { notice: 'undelivered', to: { person: 'sam' }, urgency: 'now' },
      { notice: 'undelivered', to: { person: 'ada' }, urgency: 'now' },
    ])
    const card = JSON.stringify(await counter.casework.draw(record, 'undelivered', { person: ada.id }))
    expect(card).toContain('Lena Marsh')
    expect(card).toContain('Their account is closed.')
    expect(card).toContain('They have not had this message')
    expect(card).not.toContain('It fell over')
    await counter.casework.keepFailed(record, { version: 2, index: 0 }, { ...managersNotice, notice: 'undelivered' }, 'Gone.')
    expect(counter.log.commits.get(record)?.at(-1)?.owed).toEqual([])
  })
})

describe('a look at details', () => {
  test('is open to those who may, and kept with who, when and why', async () => {
    const counter = openCounter()
    const record = await counter.reported()
    expect(words(await counter.press(greg, 'open:', { record }))).toContain('record for greg: Waiting, It fell over')
    expect(counter.log.commits.get(record)?.at(-1)).toMatchObject({ by: 'greg', events: [{ event: 'DetailsOpened' }] })
    expect(words(await counter.press(tess, 'open:', { record }))).toContain('open only to those')
    expect(words(await counter.press(greg, 'command:/open', { record }))).toContain('record for greg')
    expect(counter.log.commits.get(record)).toHaveLength(3)
    expect(verbs(await counter.press(lena, 'open:', { record }))).toContain('step:Approve')
  })
})
