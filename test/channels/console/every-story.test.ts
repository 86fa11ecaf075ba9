import type { Arrival } from '../../../src/casework/arrival.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import { factsNow, fetchRecord } from '../../../src/casework/record-at-hand.js'
import { openPlayer } from '../../../src/channels/console/player.js'
import { chatOf, type Post } from '../../../src/channels/console/post.js'
import type { Reply } from '../../../src/channels/console/wire.js'
import type { AnyProcedure } from '../../../src/procedures/procedure.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { memoryLog } from '../../casework/memory-log.js'
import { dice, lived, openYear } from '../../casework/random-years.js'
import { nothingErased } from '../../log/told-erased.js'
import { beginNoTimeouts } from '../../no-timeouts.js'

const hour = 60
const [day, wholeYear] = [24 * hour, 8_760 * hour]
/** How long the player takes to answer; nothing else in this office waits so shortly. */
const after = 8

/** A matter of a procedure as it goes on in training: the others are played, and the clock is put on when nothing else happens. */
async function playedThrough(procedure: AnyProcedure, plays = true) {
  const year = openYear(memoryLog, dice(1))
  const { log } = year
  const casework = openCasework({
    procedures: year.desk.procedures,
    log: year.log,
    directory: year.office,
    clock: () => new Date(year.now()),
    patience: 20_000,
    report: () => {},
  })
  const posts = new Map<string, Post>()
  const said: string[] = []
  const alarms: { readonly record: RecordId; readonly alarm: string; readonly at: string }[] = []
  const seen = new Map<RecordId, number>()
  let busy = 0
  /** Forms that were opened and never sent. */
  const unsent = new Map<string, string>()
  const send = async (sent: object): Promise<Reply> => {
    busy += 1
    try {
      const answer = await casework.listen({ ...sent, channel: 'console', place: 'private' } as unknown as Arrival)
      if (answer.answer === 'dialog') {
        unsent.set(answer.dialog.draft, `${answer.dialog.step.title} ${JSON.stringify(answer.dialog.errors)}`)
        return { reply: 'dialog', dialog: answer.dialog }
      }
      if ('draft' in sent) unsent.delete(String(sent.draft))
      const refused = answer.answer === 'sentence' && answer.tone === 'refused'
      const post = { id: 'answer', order: 1, place: 'chat', from: 'bot', at: year.now(), tone: refused ? 'refused' : 'done' }
      return { reply: 'posted', post } as unknown as Reply
    } finally {
      busy -= 1
    }
  }
  const player = openPlayer({
    office: year.office,
    clock: () => new Date(year.now()),
    erasures: nothingErased,
    isOpen: () => false,
    find: (id) => posts.get(id),
    send: (sent) => send(sent),
    told: (words) => said.push(words),
    after,
  })
  player.play(plays)
  const settled = async () => {
    for (let quiet = 0; quiet < 3; quiet = busy > 0 ? 0 : quiet + 1) await new Promise(setImmediate)
  }
  const sizeOfLog = () => [...log.commits.values()].reduce((sum, commits) => sum + commits.length, 0)
  let came = 0
  /** What is owed is delivered, and each card in a chat is drawn as it is now. */
  const deliver = async () => {
    for (const [record, commits] of [...log.commits])
      for (const { version, owed } of commits.slice(seen.get(record) ?? 0)) {
        seen.set(record, version)
        for (const [index, one] of owed.entries())
          if ('alarm' in one) alarms.push({ record: one.on ?? record, alarm: one.alarm, at: one.at })
          else if (!one.by && 'person' in one.to) {
            const drawn = await casework.draw(record, one.notice, one.to)
            if (!drawn) continue
            came += 1
            const posted = { channel: 'console', where: one.to.person, id: `${came}` }
            posts.set(posted.id, {
              id: posted.id,
              order: came,
              place: chatOf(one.to.person),
              from: 'bot',
              at: year.now(),
              card: drawn.card,
            } as Post)
            await casework.keepDelivered(record, { version, index }, one, posted, drawn)
          }
      }
    for (const record of log.commits.keys())
      for (const { posted, drawn } of await casework.drawings(record)) {
        const post = posts.get(posted.id)
        if (post && drawn) posts.set(posted.id, { ...post, card: drawn.card })
      }
    for (const post of posts.values()) player.take(post)
  }
  const ring = async () => {
    const due = alarms.filter(({ at }) => at <= year.now()).toSorted((one, other) => one.at.localeCompare(other.at))
    for (const one of due) {
      alarms.splice(alarms.indexOf(one), 1)
      await casework.ring(one.record, one.alarm)
    }
    return due.length
  }
  /** Until nothing more happens by itself. */
  const goOn = async () => {
    for (let rounds = 0; rounds < 40; rounds += 1) {
      const before = sizeOfLog()
      await ring()
      await deliver()
      await jest.advanceTimersByTimeAsync(after * (posts.size + 2))
      await settled()
      if (sizeOfLog() === before) return
    }
  }

  let opened: RecordId | undefined
  let opener = ''
  for (const { id, name } of year.office().people) {
    opened ??= await year.begin(procedure, id)
    if (opened && !opener) opener = name
  }
  if (!opened) throw new Error(`${procedure.name} was not begun`)
  /** Who still has something to do with it. */
  const waits = async () => {
    const at = opened && (await fetchRecord(year.desk, opened))
    if (!opened || !at) return []
    return procedure
      .waiting(at.state, factsNow(year.desk, 'clock', opened))
      .map((one) => ({ for: year.office().nameOf(one.for), what: one.what }))
  }
  await goOn()
  const [atOnce, firstDay, waited] = [came, [...said], await waits()]
  for (let days = 0; days < 7; days += 1) {
    year.pass(day)
    await goOn()
  }
  const left = await waits()
  year.pass(wholeYear)
  await goOn()
  player.stop()
  return { opener, said, firstDay, waited, left, unsent: [...unsent.values()], later: came - atOnce }
}

/** What is not played to its end, and why. */
const notToTheEnd: Readonly<Record<string, string>> = {
  'at-risk': 'An alert is concluded by whoever trains: the first button of who has it stays to say what was established.',
  'written-contact': 'A threat is raised as an alert, with the red button: a command, and no step.',
  'practice-review': 'Its pack is to be read.',
}
/** What reminds nobody by the clock alone, and why. */
const notReminded: Readonly<Record<string, string>> = {
  absence: 'It ends by itself, on its day.',
}

describe('a story of each procedure, in training', () => {
  beforeAll(beginNoTimeouts)
  afterAll(() => jest.useRealTimers())

  test.each(lived.map((one) => [one.name, one] as const))(
    'plays the others in every form that they get, to its end: %s',
    async (name, procedure) => {
      const { opener, said, firstDay, left, unsent } = await playedThrough(procedure)
      expect(unsent).toEqual([])
      expect(left.length > 0).toBe(name in notToTheEnd)
      // Nobody presses the same thing again and again.
      expect(firstDay).toEqual([...new Set(firstDay)])
      if (name === 'practice-review') return
      const { waited } = await playedThrough(procedure, false)
      const others = waited.some((one) => one.for !== opener)
      expect(others && !said.some((words) => !words.startsWith(opener))).toBe(false)
    },
  )

  test.each(lived.map((one) => [one.name, one] as const))(
    'shows its reminder once the clock is put on, where nobody has answered: %s',
    async (name, procedure) => {
      const { waited, later } = await playedThrough(procedure, false)
      expect(later > 0).toBe(waited.length > 0 && !(name in notReminded))
    },
  )
})
