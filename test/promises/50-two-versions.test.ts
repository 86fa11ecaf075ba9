import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Commit, Kept, Log } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { type Bookkeeping, isAnswer } from '../../src/procedures/bookkeeping.js'
import { type Instant, instant } from '../../src/procedures/words.js'
import type { Message } from '../channels/slack/fake-slack.js'
import { textOf } from '../channels/slack/rig.js'
import { patience, testDatabase } from '../log/test-database.js'
import { until } from './bots.js'
import { openSeed } from './seed.js'
import { buildVersion, twoVersions } from './two-versions.js'

/** BEFORE=COMMIT names the version of before; it is built from this repository's history, which a copy of the code alone has not. */
const commit = process.env.BEFORE
const minutes = Number(process.env.MINUTES ?? 60)
const seed = openSeed()

/**
 * Slack takes some fifty changed cards a minute of all bots of an office together. For so many minutes an office may ask for more; one that did for an hour
 * would wait an hour longer for what its cards say. So a longer story goes on by an act in so many milliseconds: an alert every twenty seconds still.
 */
const [atFullPace, slower] = [15, 1_400]

/** Where the whole story is laid down, to look up what a red run found. */
const evidence = join(__dirname, '../output/two-versions.json')

const everything = async (log: Log): Promise<readonly { readonly kept: Kept; readonly commits: readonly Commit[] }[]> => {
  const all = await Promise.all(procedures.map(({ name }) => log.list({ procedure: name, limit: 100_000 })))
  const found: { kept: Kept; commits: readonly Commit[] }[] = []
  for (const { record } of all.flat()) {
    const kept = await log.read(record)
    if (!kept) throw new Error(`${record} is gone`)
    const commits: Commit[] = []
    for (let version = 1; version <= kept.version; version += 1) {
      const one = await log.commit(record, version)
      if (one) commits.push(one)
    }
    found.push({ kept, commits })
  }
  return found
}
const doubles = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
type Delivered = { readonly record: string; readonly where: string; readonly notice: string }
const isSameCard = (one: Delivered, other: Delivered): boolean =>
  one.record === other.record && one.where === other.where && one.notice === other.notice
const isTakenTwice = ({ events }: Kept): boolean => {
  const told = events.map(({ event }) => event).filter((event) => /^(AlertAcknowledged|HolderGone)$/.test(event))
  return told.some((event, at) => event === 'AlertAcknowledged' && told[at + 1] === event)
}
/** What was due by then is sent. What nobody has decided climbs for as long as nobody does, and is due anew every few minutes. */
const nothingDue = async (log: Log, by: Instant): Promise<true | string> => {
  const due = (await log.owedOpen(instant(new Date()))).filter(({ oldestDue }) => oldestDue <= by)
  return due.length === 0 || JSON.stringify(due)
}
/** The looks that were owed are made: what was in doubt is looked for a while after it was sent. */
const isLookedFor = async (log: Log, owed: Awaited<ReturnType<Log['listSealed']>>): Promise<true | string> => {
  const now = new Set((await log.listSealed('looks')).map((one) => JSON.stringify(one)))
  const left = owed.filter((one) => now.has(JSON.stringify(one)))
  return left.length === 0 || JSON.stringify(left)
}
/** The deliveries that were somebody's press on a button that names this record: each has a name of its own, by whichever bot it is answered. */
const pressesOn = (
  record: string,
  user: string,
  history: readonly { readonly what: string; readonly of: unknown }[],
): ReadonlySet<string> =>
  new Set(
    history.flatMap(({ what, of }) => {
      if (!what.startsWith('delivered to ') || typeof of !== 'string') return []
      const pressed = JSON.parse(new URLSearchParams(of).get('payload') ?? '{}') as {
        readonly user?: { readonly id: string }
        readonly trigger_id?: string
        readonly actions?: readonly { readonly value?: string }[]
      }
      const names = pressed.user?.id === user && pressed.actions?.some(({ value }) => value?.includes(record))
      return names && pressed.trigger_id ? [pressed.trigger_id] : []
    }),
  )
/**
 * Was a card sent again by the version of before although it stood there, since on a busy machine its look for it came too late? Then nobody knows of the first
 * one. Versions from 7122e73 on look once more, and know of it.
 */
const overlookedByBefore = (
  { channel, blocks: [first] }: Message,
  history: readonly { readonly what: string; readonly of: unknown }[],
): boolean => {
  const there = history.flatMap(({ what, of }) => {
    const { bearer, ...args } = (typeof of === 'object' && of !== null ? of : {}) as Readonly<Record<string, string | undefined>>
    return args.channel === channel ? [{ what, bearer, bears: (args.blocks ?? '').includes(first?.block_id ?? 'none') }] : []
  })
  const posts = there.filter(({ what, bears }) => what === 'Slack chat.postMessage' && bears)
  const last = posts.at(-1)
  if (posts.length < 2 || !last || last.bearer !== 'xoxb-before') return false
  const until = there.filter(({ bearer }) => bearer === last.bearer)
  return until
    .slice(0, until.indexOf(last))
    .slice(-5)
    .some(({ what }) => what === 'Slack conversations.history')
}
/** By whom and when a card was posted, told from others by its mark; and since when the record knows which of them. */
const storyOf = (
  { channel, blocks: [first] }: Message,
  history: readonly { readonly at: string; readonly what: string; readonly of: unknown }[],
): string =>
  history
    .flatMap(({ at, what, of }) => {
      if (/^SIG/.test(what)) return [{ at, is: `${what} ${of}`, post: false }]
      const { bearer, ...args } = (typeof of === 'object' && of !== null ? of : {}) as Readonly<Record<string, string | undefined>>
      const isIts = what === 'Slack chat.postMessage' && args.channel === channel && (args.blocks ?? '').includes(first?.block_id ?? 'none')
      return isIts ? [{ at, is: `posted by ${bearer?.slice(5)}`, post: true }] : []
    })
    .filter(({ post }, at, all) => post || all[at - 1]?.post)
    .map(({ at, is }) => `${at.slice(11, 23)} ${is}`)
    .join(', ')
const reference = /\b[A-Z]{2}-\d{4}-\d{4,}\b/

;(commit ? test : test.skip)(
  'promise 50: a version and the one before it work side by side, are killed, and nothing is lost or told twice',
  async () => {
    const before = buildVersion(commit ?? '')
    const ran = await twoVersions(before.folder, minutes, seed, minutes > atFullPace ? slower : undefined).catch((fault: unknown) => {
      before.close()
      throw fault
    })
    const log = await openLog({ uri: await testDatabase(), database: ran.database, recordKey: ran.recordKey, patience })
    try {
      // The two draw some cards in other words; what each drew over the other’s is looked at again by the end of a quarter of an hour.
      const by = instant(new Date())
      await until('today’s version has sent what was left', () => nothingDue(log, by), 1_200_000)
      // What stands in the chats before the records are read: what is sent meanwhile is in none of those that were read already.
      const messages = [...ran.slack.messages]
      const looks = await log.listSealed('looks')
      await until('what was in doubt is looked for', () => isLookedFor(log, looks), 600_000)
      const all = await everything(log)
      const alerts = all.filter(({ kept }) => kept.procedure === 'at-risk')
      const delivered = all.flatMap(({ kept, commits }) =>
        kept.events.flatMap((event) => {
          if (event.event !== 'NoticeDelivered') return []
          const { posted, of, notice, found } = event as unknown as Extract<Bookkeeping, { event: 'NoticeDelivered' }>
          const key = `${kept.record}/${of.version}/${of.index}`
          const urgency = commits[of.version - 1]?.owed[of.index]?.urgency
          return [{ ts: posted.id, where: posted.where, record: kept.record, notice, key, answer: isAnswer(event), urgency, found }]
        }),
      )
      const known = new Set(delivered.map(({ ts }) => ts))
      const seen = messages.filter(({ only, channel }) => only === undefined && channel.startsWith('D'))
      /** Cards that were delivered and no record knows: an answer bears no mark; an alert that went out directly while the database was slow says that it is saved now. */
      const looksAgain = readFileSync(join(before.folder, 'src/channels/slack/posting.ts'), 'utf8').includes('lookAgain')
      const overlooked = (card: Message) => !looksAgain && overlookedByBefore(card, ran.history)
      const strays = seen.filter(
        ({ ts, text, blocks }) =>
          !known.has(ts) && blocks[0]?.block_id?.startsWith('sent-') && reference.test(text) && !/saved now/.test(JSON.stringify(blocks)),
      )
      const about = ({ channel, text }: Message) => `${channel}: ${reference.exec(text)?.[0]}`
      // What the look for it found too late on a busy machine is known for that, and says that it came again.
      const copies = doubles(delivered.flatMap(({ key, where, answer, found }) => (answer || found ? [] : [`${key} to ${where}`])))
      /** Cards that answered somebody who opened the record, more often than they pressed. Whoever opens it twice has two, of which the earlier says so. */
      const answers = delivered.filter(({ answer }) => answer)
      const answeredTwice = [...new Set(answers.map(({ record, where }) => `${record} ${where}`))].flatMap((one) => {
        const [record = '', where = ''] = one.split(' ')
        const times = answers.filter((answer) => answer.record === record && answer.where === where).length
        const presses = pressesOn(record, where.slice(1), ran.history).size
        return times > presses ? [`${one}: ${times} answers to ${presses} presses`] : []
      })
      const livesTwice = delivered.filter(
        (earlier, at) =>
          delivered.some((later, then) => then > at && !later.found && later.ts !== earlier.ts && isSameCard(earlier, later)) &&
          /"action_id":"step:/.test(JSON.stringify(messages.find(({ ts }) => ts === earlier.ts)?.blocks ?? [])),
      )
      const verdict = {
        /** Said to be sent, and in no record. Whoever got no answer knows that, and says it again. */
        unsaid: ran.raised.filter(
          ({ words, answerTo }) =>
            ran.slack.responded.has(answerTo) && !alerts.some(({ kept }) => JSON.stringify(kept.events[0]).includes(words)),
        ),
        /** Raised twice from one sending. */
        raisedTwice: doubles(alerts.map(({ kept }) => /number \d+ of them/.exec(JSON.stringify(kept.events[0]))?.[0] ?? kept.record)),
        /** Alerts of which no senior has a card. */
        unseen: alerts.flatMap(({ kept: { record } }) =>
          seen.some(({ blocks, text }) => (text + JSON.stringify(blocks)).includes(record)) ? [] : [record],
        ),
        arrivedTwice: doubles(all.flatMap(({ commits }) => commits.flatMap(({ arrival }) => (arrival ? [arrival] : [])))),
        /** Taken while somebody had it already; whoever says that they are away has it no longer, and it climbs again. */
        takenTwice: alerts.filter(({ kept }) => isTakenTwice(kept)).map(({ kept }) => kept.record),
        deliveredTwice: doubles(delivered.map(({ ts, key }) => `${key} ${ts}`)),
        gone: delivered.filter(({ ts }) => !ran.slack.messages.some((message) => message.ts === ts)),
        /** Cards in somebody's chat that no record knows: a bot that takes over from one that was killed looks there before it sends again. */
        strays: strays.flatMap((card) =>
          overlooked(card) ? [] : `${about(card)} ${card.ts} (${storyOf(card, ran.history)}): ${textOf(card.blocks).slice(0, 300)}`,
        ),
        copies: copies.filter((copy) => / to D/.test(copy)),
        answeredTwice,
        /** Buttons on a card that came again in the same chat. */
        livesTwice: livesTwice.map(({ key, notice, ts }) => `${key} ${notice} ${ts}`),
        faults: (await log.verify()).faults,
        broken: ran.broken.map(String),
      }
      const states = all.map(({ kept }) => kept.procedure)
      process.stderr.write(
        `promise 50: ${minutes} minutes, ${ran.kills} kills, ${JSON.stringify(ran.sent)}, ${JSON.stringify(ran.answered)}, ${JSON.stringify(ran.looks)}; ` +
          `${procedures.map(({ name }) => `${name} ${states.filter((each) => each === name).length}`).join(', ')}; ${seen.length} cards, second copies in channels ${copies.join(' ')}; ${strays.filter(overlooked).length} known to nobody since the version of before looked too late, ${delivered.filter(({ found }) => found).length} found after they were sent again; ${answers.length} opened, ${doubles(answers.map(({ key, where }) => `${key} to ${where}`)).length} of them again\n`,
      )
      mkdirSync(dirname(evidence), { recursive: true })
      writeFileSync(
        evidence,
        JSON.stringify({ verdict, copies, strays, all, messages: ran.slack.messages, raised: ran.raised, history: ran.history }),
      )
      const { today, before: formerly } = await ran.verify()
      process.stderr.write(`today: ${today.out}${today.err}\nbefore: ${formerly.out}${formerly.err}\n`)
      await ran.close()
      const faults = ran.said().map(({ name, said }) => ({ name, faults: [...new Set(said.match(/.*"level":"(error|fatal)".*/g) ?? [])] }))
      process.stderr.write(`${JSON.stringify(faults, undefined, 1).slice(0, 20_000)}\n`)
      expect(ran.raised.length).toBeGreaterThan(minutes)
      expect(verdict).toEqual(Object.fromEntries(Object.keys(verdict).map((name) => [name, []])))
      expect(today.code).toBe(0)
    } finally {
      await ran.close()
      await log.close()
      before.close()
    }
  },
  minutes * 60_000 + 1_800_000,
)
