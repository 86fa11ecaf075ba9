import { instant, type RecordId } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { faultAt, type Meet, sitesOf, through } from './broken-on-purpose.js'
import {
  type Bot,
  buttonsOf,
  cardOf,
  command,
  deliverAll,
  dialogOf,
  form,
  haveIt,
  openRealOffice,
  press,
  type RealOffice,
  recordOf,
  twiceKept,
} from './real-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()

/** The sites that have no part in an alert, each with where else they are called. A site that is neither here nor in the story fails the test. */
const elsewhere: Readonly<Record<string, string>> = {
  'log.waitedFor': 'the board of an administrator',
  'log.findByMarks': 'look-ups, evidence, and what a rule sees of other records',
  'log.list': 'lists, reports and the daily look',
  'log.waits': 'the look at what waits for people who are gone',
  'log.walk': 'the names for look-ups, and the daily look',
  'log.owing': 'the daily look',
  'log.names': 'the names for look-ups',
  'log.looks': 'the review of looks, which a person asks for again',
  'log.movements': 'the names for look-ups',
  'log.oweRedraw': 'a drawing that came late, or of a lease that was lost',
  'log.figures': 'reports',
  'log.dropSealedIfStill': 'a look that was owed and is made, in delivery/killed-at-every-step and delivery/owed-anew',
  'log.unclaim': 'a first step that is refused',
  'log.verify': 'steward verify, and the check of each morning',
  'log.unwitnessed': 'the check of each morning, which is done again where a disk took nothing',
  'log.witnessMoved': 'steward verify --moved',
  'log.rebuild': 'steward rebuild',
  'log.rewrap': 'a change of RECORD_KEY, killed in its middle in promise 37',
  'log.wrapped': 'steward doctor',
  'log.oplog': 'steward doctor --data-protection',
  'log.erase': 'steward erase',
  'log.ping': 'readiness',
  'log.owedOpen': 'readiness, metrics and the watchdog',
  'log.close': 'the end of a process',
  'slack.lookAgain': 'what was in doubt, in delivery/killed-at-every-step and channels/slack/looking',
  'slack.start': 'the beginning of a process',
  'slack.stop': 'the end of a process',
  'teams.lookAgain': 'as Slack’s: Teams itself has no such look',
  'teams.start': 'the beginning of a process',
  'teams.stop': 'the end of a process',
}

/** Which call of which site goes wrong (0: none), and when: before its effect, after it, or without an end. */
interface Break {
  readonly site: string
  readonly time: number
  readonly moment: 'before' | 'after' | 'during'
  readonly mistake: boolean
}

describe('Promise 47: every I/O site is broken on purpose', () => {
  let office: RealOffice
  let number = 0
  /** Copies that stand somewhere unknown to their record. */
  let unknown = 0
  beforeAll(async () => {
    office = await openRealOffice()
  })
  afterAll(() => office.close())

  /** Sends until the answer is no longer "not saved": as a platform does, under the same id, and a person whose form is still open, under a new one. */
  const insist = async (ask: (tries: number) => ReturnType<Bot['listen']>) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await ask(tries)
      if (answer.answer === 'card' || (answer.answer === 'dialog' && answer.dialog.warnings.length === 0) || tries === 6) return answer
      office.pass(5)
    }
  }

  /** The story of an alert, by a bot one of whose calls goes wrong; how often each site was called. */
  const tell = async (broken: Break | undefined): Promise<ReadonlyMap<string, number>> => {
    number += 1
    const name = `47-${number}`
    const called = new Map<string, number>()
    const meet: Meet = (site, go) => {
      const time = (called.get(site) ?? 0) + 1
      called.set(site, time)
      if (site !== broken?.site || time !== broken.time) return go()
      const fault = faultAt(site, broken.mistake)
      if (broken.moment === 'before' || site.endsWith('.reaches')) throw fault
      // A log that hangs is cut by itself, and is then away; a platform's call is left hanging, for the courier to cut.
      if (broken.moment === 'during' && !site.startsWith('log.')) return new Promise(() => {})
      return Promise.resolve(go()).then(() => Promise.reject(fault))
    }
    const [slack, teams] = office.platforms
    const bot = office.bot({
      log: through('log', office.log, meet),
      channels: [through('slack', slack, meet), through('teams', teams, meet)],
    })

    // Asha raises an alert by the form, and seniors have it.
    const opened = await insist(() => bot.listen(command(`${name}-raise`, 'asha', '')))
    const sent = await insist((tries) =>
      bot.listen(form(`${name}-send-${tries}`, 'asha', dialogOf(opened), 'send', { said: `goodbye ${number}` })),
    )
    const record = recordOf(sent)
    // Both platforms ask the first card to wait, as on any day.
    for (const platform of [slack, teams]) platform.next({ later: 1 })
    await bot.courier.run(office.clock()).catch(() => 0)
    await deliverAll(office, bot, 40)
    expect(office.copies(record).map(({ to }) => to)).toEqual(expect.arrayContaining(['gita', 'hugh', 'asha', '#seniors']))
    // Nobody has it yet: it climbs, at its time, as far as both platforms.
    for (let rung = 0; rung < 2; rung += 1) {
      office.pass(60)
      await deliverAll(office, bot, 40)
    }
    await insist(() => bot.listen(haveIt(`${name}-have`, 'gita', record, 'teams')))
    await insist(() => bot.listen(command(`${name}-work`, 'gita', '', 'teams', '/my-work')))
    const add = await insist(() => bot.listen(press(`${name}-add`, 'gita', 'dialog:add-details', record, 'teams', 2)))
    await insist((tries) => bot.listen(form(`${name}-added-${tries}`, 'gita', dialogOf(add), 'send', { location: 'At home' })))
    await bot.courier.run(office.clock()).catch(() => 0)
    await deliverAll(office, bot, 40)
    // What a process does when it begins, and once a minute.
    await through('log', office.log, meet)
      .completeOwed(instant(office.clock()))
      .catch(() => 0)

    await agree(record)
    return called
  }

  /**
   * In the end: raised once, taken once, added to once, no delivery kept or seen twice, no live "I have it" on any copy that the
   * record knows. One whose platform never said that it arrived, while the other stepped in, is not known and keeps its button:
   * a press on it does nothing and shows who has the alert.
   */
  const agree = async (record: RecordId): Promise<void> => {
    const events = (await office.log.read(record))?.events ?? []
    const count = (kind: string) => events.filter(({ event }) => event === kind).length
    expect([count('AlertRaised'), count('AlertAcknowledged'), count('DetailsAdded')]).toEqual([1, 1, 1])
    expect(twiceKept(events)).toEqual([])
    const seen = office.copies(record).map(({ name, key, to }) => `${name} ${key} ${to}`)
    expect(new Set(seen).size).toBe(seen.length)
    const other = office.bot()
    const known = new Set((await other.casework.copies(record)).map(({ posted }) => `${posted.channel} ${posted.id}`))
    for (const { name, id, card } of office.copies(record)) {
      if (known.has(`${name} ${id}`)) expect(buttonsOf(card)).not.toContain('step:AcknowledgeAlert')
      else {
        unknown += 1
        const answer = await other.listen(haveIt(`unknown-${record}-${name}-${id}`, 'hugh', record, name))
        expect(wordsOf(cardOf(answer))).toContain('Gita Rao has had this since')
      }
    }
    expect(await office.happened(record, 'AlertAcknowledged')).toHaveLength(1)
  }

  const inTheStory = async (): Promise<ReadonlyMap<string, number>> => tell(undefined)

  test('every site of the log and of both platforms is in the story of an alert, or is named with where else it is called', async () => {
    const [slack, teams] = office.platforms
    const sites = [...sitesOf('log', office.log), ...sitesOf('slack', slack), ...sitesOf('teams', teams)]
    const called = await inTheStory()
    expect(sites.filter((site) => !called.has(site)).toSorted()).toEqual(Object.keys(elsewhere).toSorted())
  }, 240_000)

  test('whichever site breaks, before, after or while it does its work: the alert arrives, nothing happens twice, nothing is left unhandled', async () => {
    const called = await inTheStory()
    const moments = ['before', 'after', 'during'] as const
    const breaks = [...called].flatMap(([site, times]) => {
      const one = (time: number): Break[] => moments.map((moment) => ({ site, time, moment, mistake: seed.next() < 0.3 }))
      // The first call, the last, and two between.
      if (long) return [...new Set([1, times, seed.int(1, times), seed.int(1, times)])].flatMap(one)
      const all = one(seed.int(1, times))
      const chosen = all[seed.int(0, 2)]
      return chosen ? [chosen] : []
    })
    let records = (await office.log.list({ procedure: 'at-risk', limit: 100_000 })).length
    for (const broken of breaks) {
      try {
        await tell(broken)
        // One alert more, never two: what was sent again is the one that was there.
        records += 1
        expect((await office.log.list({ procedure: 'at-risk', limit: 100_000 })).length).toBe(records)
      } catch (fault) {
        throw new Error(`With ${JSON.stringify(broken)}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
      }
    }
    process.stderr.write(`promise 47: ${breaks.length} breaks of ${called.size} sites, ${unknown} copies unknown to their record\n`)
  }, 3_600_000)
})
