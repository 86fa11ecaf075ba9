import { KeyErased } from '../../src/log/log.js'
import type { Notice } from '../../src/procedures/procedure.js'
import { instant } from '../../src/procedures/words.js'
import { type FakeChannel, fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'

const alert = (person: string, more: Partial<Notice> = {}): Notice => ({ notice: 'alert', to: to(person), urgency: 'alert', ...more })
const word = (person: string, notice = 'word', more: Partial<Notice> = {}): Notice => ({ notice, to: to(person), urgency: 'now', ...more })
const routine = (person: string): Notice => word(person, 'word', { urgency: 'routine' })

/** The same channel, and at which posts it was asked to look first. */
const noting = (channel: FakeChannel) => {
  const looks: { readonly key: string; readonly again: boolean }[] = []
  const post: FakeChannel['post'] = (to, card, how) => {
    looks.push({ key: how.key, again: how.again === true })
    return channel.post(to, card, how)
  }
  return { looking: { ...channel, post }, looks }
}

/** Runs the courier at every second until nothing is owed, or the hours are over. */
const runUntil = async (office: ReturnType<typeof memoryOffice>, seconds: number, from = 0): Promise<number> => {
  for (let second = from; second <= seconds; second++) {
    await office.courier.run(at(second))
    if (office.open().length === 0) return second
  }
  return seconds
}

describe('a notice', () => {
  test('goes to the first channel that reaches the person, is kept there and is no longer owed', async () => {
    const [slack, teams] = [fakeChannel('slack', { reaches: () => false }), fakeChannel('teams')]
    const office = memoryOffice([slack, teams])
    office.owe(1, [word('asha')])
    await office.courier.run(nine)
    expect(slack.calls).toHaveLength(0)
    expect(teams.seen.map((copy) => copy.to)).toEqual(['asha'])
    expect(await office.copies(office.recordId(1))).toEqual([
      expect.objectContaining({ notice: 'word', to: to('asha'), posted: { channel: 'teams', where: 'asha', id: 'teams-1' } }),
    ])
    expect(office.open()).toHaveLength(0)
    expect(office.told).toContainEqual(expect.objectContaining({ tells: 'delivered', channel: 'teams', waited: 0 }))
  })

  test('waits for its time', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha', 'reminder', { at: instant(at(60)) })])
    await office.courier.run(at(59))
    expect(slack.seen).toHaveLength(0)
    await office.courier.run(at(60))
    expect(slack.seen).toHaveLength(1)
  })

  test('that has nothing to show any more is dropped', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha', 'reminder')])
    office.settle('reminder')
    await office.courier.run(nine)
    expect([slack.calls.length, office.open().length]).toEqual([0, 0])
  })

  test('that one channel refuses for good goes to the next at once, and after the last back to the record', async () => {
    const channels = [fakeChannel('slack'), fakeChannel('teams'), fakeChannel('email')]
    for (const channel of channels) channel.always('never')
    const office = memoryOffice(channels)
    office.owe(1, [word('asha')])
    await office.courier.run(nine)
    expect(channels.map(({ calls }) => calls.length)).toEqual([1, 1, 1])
    expect(office.failed).toEqual([{ record: 'TC-2026-0001', notice: 'word', because: 'email does not know asha.' }])
    expect(office.open()).toHaveLength(0)
  })

  test('to somebody who has left, or whom nothing reaches, goes back to the record', async () => {
    const office = memoryOffice([fakeChannel('slack', { reaches: () => false })])
    office.owe(1, [word('gone'), word('asha')])
    await office.courier.run(nine)
    expect(office.failed.map(({ because }) => because)).toEqual(['They have left the office.', 'Nothing that the bot has reaches them.'])
  })

  test('by e-mail or webhook goes there and nowhere else', async () => {
    const [slack, email, webhook] = [fakeChannel('slack'), fakeChannel('email'), fakeChannel('webhook')]
    const office = memoryOffice([slack, email, webhook])
    office.owe(1, [alert('asha', { by: 'email' }), alert('asha', { by: 'webhook', to: { channel: 'seniors' } })])
    await office.courier.run(nine)
    expect([slack.seen.length, email.seen.length, webhook.seen[0]?.to]).toEqual([0, 1, '#seniors'])
  })

  test('of one record is one thread where several people read: below its first card stands what has another name, also after that came anew', async () => {
    const [slack, teams] = [fakeChannel('slack', { reaches: (to) => to === '#seniors' }), fakeChannel('teams')]
    const office = memoryOffice([slack, teams])
    const says = (notice: string, rest: Partial<Notice> = {}) => alert('asha', { notice, to: { channel: 'seniors' }, ...rest })
    const [first, again] = [says('channel'), says('again')]
    for (const [moment, one] of [first, again, again, first, again].entries()) {
      office.owe(1, [one], at(moment))
      await office.courier.run(at(moment))
    }
    // Another record, another place, and a person's own chat have nothing to do with it.
    office.owe(2, [again])
    office.owe(1, [says('again', { to: { channel: 'managers' } }), says('again', { to: to('asha') })])
    await office.courier.run(at(9))
    expect(slack.calls.flatMap(({ call, below }) => (call === 'post' ? [below] : []))).toEqual([
      undefined,
      'slack-1',
      'slack-1',
      undefined,
      'slack-4',
      undefined,
    ])
    expect(teams.calls.flatMap(({ call, below }) => (call === 'post' ? [below] : []))).toEqual([undefined, undefined])
  })

  test('for everywhere reaches every chat, and only what stumbled is tried again', async () => {
    const [slack, teams, email] = [fakeChannel('slack'), fakeChannel('teams'), fakeChannel('email')]
    const office = memoryOffice([slack, teams, email])
    teams.next({ later: 'unsaid' })
    office.owe(1, [alert('asha', { everywhere: true })])
    await runUntil(office, 10)
    const posts = (channel: typeof slack) => channel.calls.filter(({ call }) => call === 'post').length
    expect([posts(slack), posts(teams), posts(email)]).toEqual([1, 2, 0])
    expect(await office.copies(office.recordId(1))).toHaveLength(2)
  })

  test('of a record that was erased meanwhile is owed to nobody any more, and nobody looks for a fault', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    const erased = memoryOffice([slack], { ...office, log: { ...office.log, commit: () => Promise.reject(new KeyErased('erased')) } })
    office.owe(1, [word('asha')])
    await erased.courier.run(nine)
    expect([slack.calls.length, office.open().length]).toEqual([0, 0])
    expect(office.told.filter(({ tells }) => tells === 'fault')).toEqual([])
  })

  test('that was done when somebody else had taken it over is told of as a lease that was lost', async () => {
    const office = memoryOffice([fakeChannel('slack')])
    const late = memoryOffice([fakeChannel('slack')], { ...office, log: { ...office.log, finishOwed: async () => false } })
    office.owe(1, [word('asha')])
    await late.courier.run(nine)
    expect(office.told).toContainEqual({ tells: 'lease lost', record: 'TC-2026-0001' })
  })

  test('is not posted again when the bot died between keeping it and saying that it is done', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    const dies = memoryOffice([slack], {
      ...office,
      log: { ...office.log, finishOwed: () => Promise.reject(new Error('killed')) },
    })
    office.owe(1, [word('asha')])
    await dies.courier.run(nine)
    expect(office.open()).toHaveLength(1)
    await office.courier.run(at(60))
    expect([slack.calls.length, office.open().length]).toEqual([1, 0])
  })

  test('that arrived unnoticed is looked for by its key, not posted twice', async () => {
    const slack = fakeChannel('slack', { looks: true })
    const office = memoryOffice([slack])
    slack.next('lost')
    office.owe(1, [word('asha')])
    await runUntil(office, 5)
    // What arrived shows what it showed then, and is drawn over once to be sure.
    expect([slack.calls.map(({ call }) => call), slack.seen.length]).toEqual([['post', 'post', 'replace'], 1])
  })

  test('that may have arrived is looked for at every further try, whoever makes it, until somebody knows', async () => {
    const slack = fakeChannel('slack')
    slack.always('unclear')
    const { looking, looks } = noting(slack)
    const office = memoryOffice([looking])
    office.owe(1, [word('asha')])
    // Each try by another process, which remembers nothing.
    for (let tries = 0; tries < 5; tries += 1) await memoryOffice([looking], office).courier.run(at(60 * tries))
    expect(looks.map(({ again }) => again)).toEqual([false, true, true, true, true])
  })

  test('that somebody left is still looked for after it has waited for the platform, or for its turn', async () => {
    const slack = fakeChannel('slack')
    const { looking, looks } = noting(slack)
    const office = memoryOffice([looking])
    office.owe(1, [word('asha', 'first')])
    office.owe(1, [word('asha', 'second')])
    // Somebody takes both and is killed.
    for (let taken = 0; taken < 2; taken += 1) await office.log.takeOwed(instant(nine), { seconds: 10, urgencies: ['now', 'routine'] })
    slack.next({ later: 5 })
    for (let seconds = 20; seconds < 60; seconds += 1) await office.courier.run(at(seconds))
    expect(looks.map(({ key, again }) => `${key} ${again}`)).toEqual([
      'TC-2026-0001/1/0 true',
      'TC-2026-0001/1/0 true',
      'TC-2026-0001/2/0 true',
    ])
  })

  test('that somebody left, and that was posted and could not be kept, is not posted a second time', async () => {
    const slack = fakeChannel('slack', { looks: 'when asked' })
    const office = memoryOffice([slack])
    office.owe(1, [alert('asha')])
    // Somebody takes it and is killed before they send anything.
    await office.log.takeOwed(instant(nine), { seconds: 8, urgencies: ['alert'] })
    const { casework } = office
    const keepDelivered = () => Promise.reject(new Error('the record has moved on'))
    await memoryOffice([slack], { ...office, casework: { ...casework, keepDelivered } }).courier.run(at(10))
    await memoryOffice([slack], office).courier.run(at(20))
    expect([slack.seen.length, (await office.copies(office.recordId(1))).length, office.open().length]).toEqual([1, 1, 0])
  })

  test('that was posted and could not be kept is not posted a second time by the same bot, where no bot can look', async () => {
    const teams = fakeChannel('teams')
    const office = memoryOffice([teams])
    let broken = true
    const keepDelivered: typeof office.casework.keepDelivered = (...given) =>
      broken ? Promise.reject(new Error('the database is away')) : office.casework.keepDelivered(...given)
    const { courier } = memoryOffice([teams], { ...office, casework: { ...office.casework, keepDelivered } })
    office.owe(1, [alert('asha')])
    await courier.run(nine)
    broken = false
    await courier.run(at(10))
    expect([teams.seen.length, (await office.copies(office.recordId(1))).length, office.open().length]).toEqual([1, 1, 0])
  })

  /** A bot whose first post of an alert was cut and is still on its way when it tries again. `passes` lets the time of that name pass. */
  const cutOnItsWay = async () => {
    const timers: { readonly milliseconds: number; readonly then: () => void }[] = []
    const passes = (milliseconds: number) => {
      for (const one of timers.splice(0)) if (one.milliseconds === milliseconds) one.then()
    }
    const soon = () => new Promise<void>((resolve) => setImmediate(resolve))
    const teams = fakeChannel('teams')
    const timer = (milliseconds: number, then: () => void) => {
      timers.push({ milliseconds, then })
      return () => {}
    }
    const office = memoryOffice([teams], { timer })
    teams.next('hang')
    office.owe(1, [alert('asha')])
    const first = office.courier.run(nine)
    await soon()
    passes(3_000)
    await first
    const second = office.courier.run(at(10))
    await soon()
    return { teams, office, second, passes }
  }

  test('that was cut and is still on its way is waited for a moment before it is sent again', async () => {
    const { teams, office, second } = await cutOnItsWay()
    teams.release()
    await second
    expect([teams.calls.length, teams.seen.length, office.open().length]).toEqual([1, 1, 0])
    expect(await office.copies(office.recordId(1))).toHaveLength(1)
  })

  test('that was cut and does not come is sent again after that moment', async () => {
    const { teams, office, second, passes } = await cutOnItsWay()
    expect(teams.calls).toHaveLength(1)
    passes(1_000)
    await second
    expect([teams.calls.map(({ call }) => call), teams.seen.length, office.open().length]).toEqual([['post', 'post', 'replace'], 1, 0])
  })

  test('stands in line behind an earlier one of the same record to the same person', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    slack.next({ later: 5 })
    office.owe(1, [word('asha', 'first')])
    office.owe(1, [word('asha', 'second'), word('ben', 'other')], at(1))
    await runUntil(office, 30)
    expect(slack.seen.map(({ key, to: whom }) => `${key} ${whom}`)).toEqual([
      'TC-2026-0001/2/1 ben',
      'TC-2026-0001/1/0 asha',
      'TC-2026-0001/2/0 asha',
    ])
  })
})

describe('an alert', () => {
  test('stands in line behind nothing: neither an earlier alert of its record that waits for the platform, nor a card', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    slack.next({ later: 'unsaid' }, { later: 'unsaid' })
    office.owe(1, [word('asha', 'first', { urgency: 'alert' }), word('asha', 'told', { urgency: 'now' })])
    await office.courier.run(nine)
    expect(slack.seen).toEqual([])
    office.owe(1, [word('asha', 'second', { urgency: 'alert' })])
    await office.courier.run(nine)
    expect(slack.seen.map(({ key }) => key)).toEqual(['TC-2026-0001/2/0'])
  })

  test('that goes by other means does not wait for the chat', async () => {
    const [slack, email] = [fakeChannel('slack'), fakeChannel('email')]
    const office = memoryOffice([slack, email])
    slack.next({ later: 30 })
    office.owe(1, [word('asha', 'first', { urgency: 'now' }), word('asha', 'mail', { urgency: 'now', by: 'email' })])
    await office.courier.run(nine)
    expect([slack.seen.length, email.seen.length]).toEqual([0, 1])
  })
})

describe('when a platform fails', () => {
  test('an outage of a day loses nothing, keeps the order and ends within seconds of it', async () => {
    const day = 24 * 3600
    let now = 0
    const slack = fakeChannel('slack')
    const faults = ['unclear', { later: 'unsaid' }, 'hang', { later: 20 }] as const
    slack.always(() => (now < day ? (faults[slack.calls.length % faults.length] ?? 'unclear') : 'ok'))
    const office = memoryOffice([slack])
    office.owe(1, [alert('asha')])
    for (let hour = 0; hour < 24; hour += 4) office.owe(2, [word('ben', `word-${hour}`)], at(hour * 3600))
    office.owe(3, [routine('cara')])
    let firstSeen = 0
    for (; office.open().length > 0 && now < day + 120; now += now < day - 30 ? 20 : 1) {
      await office.courier.run(at(now))
      if (slack.seen.length > 0 && firstSeen === 0) firstSeen = now
    }
    expect(office.failed).toHaveLength(0)
    expect(firstSeen - day).toBeLessThanOrEqual(20)
    expect(slack.seen.map((copy) => copy.to).filter((whom) => whom !== 'ben')).toEqual(expect.arrayContaining(['asha', 'cara']))
    expect(slack.seen.filter((copy) => copy.to === 'ben').map(({ key }) => Number(key.split('/')[1]))).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('an alert is tried again within five seconds, however often it failed', async () => {
    const slack = fakeChannel('slack')
    slack.always('unclear')
    const office = memoryOffice([slack])
    office.owe(1, [alert('asha')])
    await runUntil(office, 300)
    expect(slack.calls.length).toBeGreaterThan(60)
  })

  test('a platform that says when to come back is not asked before', async () => {
    const slack = fakeChannel('slack')
    slack.next({ later: 30 })
    const office = memoryOffice([slack])
    office.owe(1, [word('asha')])
    office.owe(2, [word('asha')])
    await runUntil(office, 29)
    expect(slack.calls).toHaveLength(1)
    await runUntil(office, 60, 30)
    expect(slack.seen).toHaveLength(2)
  })

  test('what it asks of routine posts does not hold an alert to the same person', async () => {
    const slack = fakeChannel('slack')
    slack.next({ later: 600 })
    const office = memoryOffice([slack])
    office.owe(1, [routine('asha')])
    await office.courier.run(nine)
    office.owe(2, [alert('asha')], at(1))
    await office.courier.run(at(1))
    expect(slack.seen.map(({ urgency }) => urgency)).toEqual(['alert'])
  })

  test('an alert whose chat stumbles or hangs goes out on the other chat at once, but not by e-mail', async () => {
    const [slack, teams, email] = [fakeChannel('slack'), fakeChannel('teams'), fakeChannel('email')]
    const office = memoryOffice([email, slack, teams])
    slack.next('hang', { later: 60 })
    office.owe(1, [alert('asha')])
    await office.courier.run(nine)
    expect(teams.seen).toHaveLength(1)
    teams.next('unclear')
    office.owe(2, [alert('asha')], at(1))
    await office.courier.run(at(1))
    expect([email.calls.length, office.open().length]).toEqual([0, 1])
  })

  test('a post that hangs is cut, and when it arrives after all it is kept and not posted again', async () => {
    const slack = fakeChannel('slack')
    slack.next('hang')
    const office = memoryOffice([slack])
    office.owe(1, [alert('asha')])
    await office.courier.run(nine)
    expect(office.told).toContainEqual(expect.objectContaining({ tells: 'stumbled', fault: 'cut' }))
    slack.release()
    await new Promise(setImmediate)
    await runUntil(office, 30, 1)
    expect(slack.seen).toHaveLength(1)
    expect(office.open()).toHaveLength(0)
  })

  test('a card that a channel breaks on, by our mistake, goes to the next means after three tries and holds nobody up', async () => {
    const [slack, teams] = [fakeChannel('slack'), fakeChannel('teams')]
    slack.always('crash')
    const office = memoryOffice([slack, teams])
    office.owe(1, [word('asha')])
    office.owe(2, [word('ben')])
    await runUntil(office, 60)
    expect(teams.seen.map((copy) => copy.to).sort()).toEqual(['asha', 'ben'])
  })
})

describe('alerts', () => {
  test('go ahead of five thousand routine notices', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    for (let record = 1; record <= 500; record++)
      office.owe(
        record,
        Array.from({ length: 10 }, (_, number) => routine(`p${number}`)),
      )
    office.owe(501, [alert('asha')], at(1))
    await office.courier.run(at(1))
    expect(slack.seen[0]?.to).toBe('asha')
    expect(slack.seen).toHaveLength(5001)
  })
})

describe('when the record moves on', () => {
  test('everybody’s copy shows it; a copy that is gone is left, one that stumbles is done again', async () => {
    const [slack, teams] = [fakeChannel('slack'), fakeChannel('teams', { reaches: (whom) => whom === 'cara' })]
    const office = memoryOffice([slack, teams])
    office.owe(1, [word('asha'), word('ben'), word('cara', 'word', { everywhere: true })])
    await office.courier.run(nine)
    slack.seen.splice(0, 1)
    slack.next('never', { later: 2 })
    office.moveOn(1, 'as it is now', at(1))
    await runUntil(office, 20, 1)
    const texts = [...slack.seen, ...teams.seen].map(({ card }) => JSON.stringify(card.adaptive.body))
    expect(texts).toHaveLength(3)
    for (const text of texts) expect(text).toContain('as it is now')
    expect(office.open()).toHaveLength(0)
  })

  test('a drawing that a channel breaks on is tried three times, and let be until the record moves on again', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha')])
    await office.courier.run(nine)
    slack.next('crash', 'crash', 'crash')
    office.moveOn(1, 'as it is now', at(1))
    await runUntil(office, 60, 1)
    expect([office.open().length, slack.calls.filter(({ call }) => call === 'replace').length]).toEqual([0, 3])
    office.moveOn(1, 'as it is then', at(61))
    await runUntil(office, 70, 61)
    expect(JSON.stringify(slack.seen[0]?.card)).toContain('as it is then')
  })

  test('a copy of a channel that is not open any more is left', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [word('asha')])
    await office.courier.run(nine)
    office.moveOn(1, 'as it is now')
    await memoryOffice([fakeChannel('teams')], { ...office, channels: [fakeChannel('teams')] }).courier.run(nine)
    expect(office.open()).toHaveLength(0)
  })
})

describe('alarms', () => {
  test('ring at their time', async () => {
    const office = memoryOffice([])
    office.owe(1, [{ alarm: 'remind', at: instant(at(3600)) }])
    await office.courier.run(at(3599))
    expect(office.rung).toEqual([])
    await office.courier.run(at(3600))
    expect(office.rung).toEqual(['TC-2026-0001 remind'])
  })
})
