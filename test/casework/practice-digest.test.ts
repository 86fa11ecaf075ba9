import { closeFigures, readFigures } from '../../src/casework/contact-report/close-figures.js'
import { layOut } from '../../src/casework/record-at-hand.js'
import { procedures } from '../../src/office.js'
import type { Topic } from '../../src/procedures/figures.js'
import { topicsOfMonth } from '../../src/procedures/practice-digest/practice-digest.js'
import type { Notice } from '../../src/procedures/procedure.js'
import { recordId, staff, testOffice, testPeople, tuesday } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

const digest = procedures.find(({ name }) => name === 'practice-digest')
const logs = procedures.find(({ name }) => name === 'terminated-call')

/** An office with twenty-six logs in March, and two bots that look once a week from then on, both at the same moment. */
async function virtualYear() {
  const year = openYear(memoryLog, dice(3))
  for (let count = 0; count < 26; count += 1) {
    if (logs) await year.begin(logs, staff(count % 2 === 0 ? 'asha' : 'carl'))
    year.pass(24 * 60)
  }
  const bots = [{ ...year.desk }, { ...year.desk }]
  const first = year.now()
  for (let week = 0; week < 62; week += 1) {
    await Promise.all(bots.map((desk) => closeFigures(desk).catch(() => closeFigures(desk))))
    year.pass(7 * 24 * 60)
  }
  const records = await year.log.list({ procedure: 'practice-digest', limit: 100 })
  const read = await Promise.all(records.map(({ record }) => year.log.read(record)))
  return { year, first, records, kept: read.flatMap((one) => one ?? []).toSorted((one, other) => (one.opened < other.opened ? -1 : 1)) }
}

describe('the digest for team meetings', () => {
  let lived: Awaited<ReturnType<typeof virtualYear>>
  beforeAll(async () => {
    lived = await virtualYear()
  })
  const states = () => lived.kept.flatMap((kept) => (digest ? [layOut(digest, kept).state] : []))

  test('is sent once a month by two bots, from the first closed figures on', () => {
    const months = lived.kept.map(({ opened }) => opened.slice(0, 7))
    expect(months).toEqual([...new Set(months)])
    expect(months.slice(0, 3)).toEqual(['2026-04', '2026-05', '2026-06'])
    expect(months.length).toBeGreaterThanOrEqual(13)
  })

  test('goes to everybody who leads a team or a department, and to the managers’ channel, each once', async () => {
    const [first] = lived.kept
    const owed = (await lived.year.log.commit(first?.record ?? recordId(''), 1))?.owed ?? []
    const to = owed
      .flatMap((one) => ('notice' in one ? [one as Notice] : []))
      .map((one) => ('person' in one.to ? one.to.person : one.to.channel))
    const leads = testPeople.filter(({ roles }) => roles.some((role) => /manager|head of/.test(role))).map(({ id }) => id as string)
    expect(to.toSorted()).toEqual([...leads, 'managers'].toSorted())
  })

  test('names nobody and no customer, tells nothing of how anybody is, and shows a channel its reference alone', () => {
    const facts = { now: tuesday, by: 'clock' as const, office: testOffice(), record: recordId('PD-2026-0001') }
    for (const state of states()) {
      for (const { name } of testPeople) expect(JSON.stringify(state)).not.toContain(name)
      expect(JSON.stringify(state)).not.toMatch(/Bloggs|swore|support|welfare|shaken|upset/i)
      expect(JSON.stringify(digest?.view('channel', state, {}, facts).data)).toBe('{"paragraphs":[],"things":[]}')
    }
  })

  test('has questions and the procedure’s words beside each number, and one’s own group where it is told by itself', () => {
    const [state] = states()
    const facts = { now: tuesday, by: 'clock' as const, office: testOffice(), record: recordId('PD-2026-0001') }
    const seen = (by: string) => {
      const person = testPeople.find(({ id }) => id === by)
      return JSON.stringify(state && person && digest?.view('digest', state, { person }, facts))
    }
    expect(seen('lena')).toMatch(/Three things to talk about.*To ask each other.*Section \d+.*“/)
    expect(seen('lena')).toContain('"label":"Advice"')
    expect(seen('lena')).not.toContain('"label":"Casework"')
    expect(seen('greg')).toContain('"label":"Casework"')
  })

  test('says so kindly when the figures tell nothing new', () => {
    const facts = { now: tuesday, by: 'clock' as const, office: testOffice(), record: recordId('PD-2027-0004') }
    const [last, lena] = [states().at(-1), testPeople[2]]
    expect(last).toMatchObject({ topics: [] })
    const seen = JSON.stringify(last && lena && digest?.view('digest', last, { person: lena }, facts))
    expect(seen).toContain('that is fine')
  })

  test('tells a quarter’s figures once over in its three months', () => {
    const topic = (worth: number): Topic => ({
      ...{
        about: `about ${worth}`,
        of: { from: '2026-01', to: '2026-03' },
        says: 'x',
        groups: [],
        worth,
        section: 's4',
        passage: 'x',
        ask: ['x'],
      },
    })
    const topics = [0.1, 0.9, 0.5, 0.4, 0.8, 0.7, 0.2].map(topic)
    const told = ['2026-04', '2026-05', '2026-06'].map((month) =>
      topicsOfMonth(topics, month, testOffice().calendar).map(({ worth }) => worth),
    )
    expect(told).toEqual([[0.9, 0.8, 0.7], [0.5, 0.4, 0.2], [0.1]])
  })
})

test('an office without closed figures gets no digest', async () => {
  const year = openYear(memoryLog, dice(4))
  year.pass(200 * 24 * 60)
  expect(await closeFigures(year.desk)).toBe(0)
  expect((await readFigures(year.desk)).closed).toEqual([])
})
