import { unzipSync } from 'fflate'
import { factsNow } from '../../../src/casework/record-at-hand.js'
import { detailsOf, inWords, labelsOf, phrasesOf } from '../../../src/casework/subject-access/details.js'
import { gather } from '../../../src/casework/subject-access/gather.js'
import type { Gathered } from '../../../src/casework/subject-access/gathered.js'
import type { Piece } from '../../../src/casework/subject-access/marked.js'
import { takeStep } from '../../../src/casework/take-step.js'
import { copyAsJson, copyAsWord } from '../../../src/letters/copy-document.js'
import { procedures } from '../../../src/office.js'
import { isBookkeeping } from '../../../src/procedures/bookkeeping.js'
import type { AnyStep, Subject } from '../../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../../src/procedures/words.js'
import { staff, testPeople } from '../../procedures/test-office.js'
import { lives, numbered } from '../lives.js'
import { memoryLog } from '../memory-log.js'
import { dice, lived as livedProcedures, officeOfYear, openYear } from '../random-years.js'

/** Every other matter is Zebulon Quark's; in the rest he is named in what somebody typed, beside somebody of whom the bot knows nothing. */
const mixed = (step: AnyStep, number: number): AnyStep => {
  const text = JSON.stringify(numbered(step, number))
  const told =
    number % 2 === 0
      ? text.replaceAll('Jo Bloggs', 'Zebulon Quark').replaceAll('0113 496 0002', '0113 496 0777').replaceAll('IC-1234', 'IC-7777')
      : text.replaceAll('They swore at me.', 'Zebulon Quark swore at me.')
  return JSON.parse(
    told.replace(/Because of number (\d+)\./g, 'Because Mary Otterly of 14 Elm Road, SW1A 2AA, 0121 496 0555, saw Mr Quark at number $1.'),
  ) as AnyStep
}
const quark: Subject = { is: 'customer', customer: { name: 'Zebulon Quark', telephone: '0113 496 0777', cases: ['IC-7777'] }, also: [] }

/** Whatever the dice said: each log is talked about by whoever may, so that there is welfare to keep apart. */
async function talkAbout({ desk, office, records }: ReturnType<typeof openYear>) {
  const step = mixed(
    {
      ...lives['terminated-call']?.goesOn('2026-03-03', () => '2026-03-04').find(({ step: name }) => name === 'RecordTalk'),
      step: 'RecordTalk',
    },
    900,
  )
  for (const { record, procedure } of records.filter(({ procedure: { name } }) => name === 'terminated-call'))
    for (const { id } of office().people) {
      const taken = await takeStep(desk, { record, step, by: id, key: `talk ${procedure.name} ${record} ${id}` })
      if (taken.outcome === 'taken') break
    }
}

async function livedThrough(seed: number) {
  let log: ReturnType<typeof memoryLog> | undefined
  const year = openYear(
    (clock) => {
      log = memoryLog(clock)
      return log
    },
    dice(seed),
    mixed,
  )
  for (let round = 0; round < 3; round += 1)
    for (const procedure of livedProcedures) for (const { id } of year.office().people) if (await year.begin(procedure, id)) break
  await year.live(150)
  if (!log) throw new Error('there is no log')
  await talkAbout(year)
  return { year, log, desk: year.desk }
}

/** Every text that an event holds. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
const said = (pieces: readonly Piece[]): string => pieces.map(({ words }) => words).join('')
const piecesIn = ({ records, looks, unfinished }: Gathered): readonly (readonly Piece[])[] => [
  ...[...records.flatMap(({ happened }) => happened), ...unfinished].flatMap(({ what, said: each }) => [
    what,
    ...each.map(({ words }) => words),
  ]),
  ...looks.flatMap(({ who, why }) => [who, why]),
]
const narrow = new Set(['conversation', 'meeting'])
/** s2: how somebody is, and what was agreed with them; and why something was kept back from whoever asks. */
const isWithheld = ({ event }: { readonly event: string }) => event === 'TalkRecorded' || event === 'DataReviewed'

describe.each(process.env.LONG ? [1, 2, 3, 4, 5, 6] : [1])('in an office that has lived through every procedure (seed %i)', (seed) => {
  let lived: Awaited<ReturnType<typeof livedThrough>>
  beforeAll(async () => {
    lived = await livedThrough(seed)
  })

  test('all that is kept on a customer is found: their records whole, and every word that names them in others’', async () => {
    const { log, year, desk } = lived
    const gathered = await gather(desk, quark)
    const found = new Map(gathered.records.map((one) => [one.record, one]))
    const missing: string[] = []
    const kinds = new Set<string>()
    for (const { record, procedure } of year.records) {
      if (narrow.has(procedure.name)) {
        if (found.has(record)) missing.push(`${record} is between two people`)
        continue
      }
      const theirs = textsIn((await log.read(record))?.events.filter((event) => !isBookkeeping(event) && !isWithheld(event)) ?? []).filter(
        (text) => /Quark|496 0777|IC-7777/.test(text),
      )
      if (theirs.length > 0) kinds.add(procedure.name)
      const told = (found.get(record)?.happened ?? []).flatMap(({ said: each }) => each.map(({ words }) => said(words)))
      for (const text of theirs) if (!told.some((one) => one.includes(text))) missing.push(`${record}: ${text}`)
    }
    expect(missing).toEqual([])
    expect(kinds.size).toBeGreaterThan(7)
    const becauses = new Set(gathered.records.map(({ because }) => because))
    expect([...becauses]).toEqual(expect.arrayContaining(['theirs', 'named in another record']))
  })

  test('nothing of anybody else goes unmarked: other customers, people of whom nobody knows, staff, numbers and addresses', async () => {
    const { desk } = lived
    const gathered = await gather(desk, quark)
    const others = [
      'Bloggs',
      'Mary',
      'Otterly',
      '0121',
      '0555',
      '0113 496 0002',
      'SW1A',
      'Elm',
      ...testPeople.flatMap(({ name }) => name.split(' ')),
    ]
    const loose = new Set<string>()
    for (const pieces of piecesIn(gathered))
      for (const { words, mark } of pieces)
        if (!mark) for (const other of others) if (new RegExp(`\\b${other}\\b`).test(words)) loose.add(`${other}: ${said(pieces)}`)
    expect([...loose]).toEqual([])
    // They are in it, or the test would see nothing.
    const all = JSON.stringify(gathered)
    for (const other of ['Otterly', 'Patel', 'SW1A']) expect(all).toContain(other)
  })

  test('in the copy for them nothing is left of what is marked, neither in the Word file nor in JSON, and what is surely theirs stands', async () => {
    const { desk } = lived
    const found = await gather(desk, quark)
    const marked = new Set(
      piecesIn(found)
        .flat()
        .flatMap(({ words, mark }) => (mark ? [words, ...(words.match(/\p{L}{4,}/gu) ?? [])] : [])),
    )
    // What stands unmarked somewhere (a title, a reference of the office) is no secret of theirs.
    const open = piecesIn(found)
      .flat()
      .flatMap(({ words, mark }) => (mark ? [] : [words]))
      .join(' ')
    const secret = [...marked, ...testPeople.flatMap(({ name }) => name.split(' ')), 'Mary', 'Otterly', 'SW1A'].filter(
      (word) => !open.includes(word),
    )
    const of = { request: 'SR-2026-0001' as RecordId, office: desk.directory(), now: desk.clock(), forThem: true }
    const file = unzipSync(new Uint8Array(await copyAsWord(found, of)))
    const texts = [copyAsJson(found, of).toString(), ...Object.values(file).map((part) => new TextDecoder().decode(part))]
    expect(secret.length).toBeGreaterThan(10)
    for (const text of texts) expect(secret.filter((word) => text.includes(word))).toEqual([])
    for (const text of texts.filter((one) => one.includes('Quark'))) expect(text).not.toMatch(/for whoever reviews|to be checked|⟦|yellow/i)
    // In its own words, to whoever reads it: no “they”, and no note three times over for three people who were told.
    const word = new TextDecoder().decode(file['word/document.xml'])
    expect(word).toContain('It is about you')
    for (const text of [word, texts[0] ?? ''])
      expect(text).not.toMatch(/It is about them|counted as theirs|that are theirs|Nothing is kept on them/)
    const { records } = JSON.parse(texts[0] ?? '') as {
      records: { why: string; happened: { what: string; said: { words: string }[] }[] }[]
    }
    expect(new Set(records.map(({ why }) => why.slice(0, 20))).size).toBeGreaterThan(1)
    for (const { said: each, what } of records.flatMap(({ happened }) => happened)) {
      expect([typeof what, ...each.map(({ words }) => typeof words)].every((type) => type === 'string')).toBe(true)
      expect(new Set(each.map((one) => JSON.stringify(one))).size).toBe(each.length)
    }
    expect(texts[0]).toContain('Zebulon Quark swore at me.')
    expect(texts[0]).toContain('[taken out: ')
    const original = new TextDecoder().decode(
      unzipSync(new Uint8Array(await copyAsWord(found, { ...of, forThem: false })))['word/document.xml'],
    )
    expect(original).toContain('Otterly')
  })

  test('whoever asks reads no colleague twice in one entry, nothing of the clock’s own, and no question above what was no answer to it', async () => {
    const { log, desk } = lived
    const found = await gather(desk, quark)
    const entries = found.records.flatMap(({ happened }) => happened)
    const twice = entries.flatMap(({ what, said: each }) => {
      const named = what.filter(({ mark }) => mark === 'member of staff').map(({ words }) => words)
      return each.filter(
        ({ words: [only, ...more] }) => only?.mark === 'member of staff' && more.length === 0 && named.includes(only.words),
      )
    })
    expect(twice).toEqual([])
    const labels = new Set(entries.flatMap(({ said: each }) => each.map(({ label }) => label)))
    for (const label of ['Next', 'Rung', 'Stood still', 'Is extended', 'Answer', 'about'])
      expect([label, labels.has(label)]).toEqual([label, false])
    // The reason of a step was once put under the question of another form, such as why a contact was persistent.
    for (const { record, because, happened } of found.records.filter((one) => one.because === 'theirs')) {
      const later =
        (await log.read(record))?.events.slice(1).flatMap(({ event, reason }) => (event === 'Withdrawn' && reason ? [reason] : [])) ?? []
      for (const reason of later)
        expect([
          because,
          ...happened.flatMap(({ said: each }) => each.filter(({ words }) => said(words) === reason).map(({ label }) => label)),
        ]).toEqual(['theirs', 'The reason that was given'])
    }
  })

  test('a member of staff is given no customer’s reference, nor how a customer is; how they are themselves they are given', async () => {
    const { desk } = lived
    const found = await gather(desk, { is: 'staff', customer: { name: 'Asha Patel' }, staff: staff('asha'), also: [] })
    const of = { request: 'SR-2026-0001' as RecordId, office: desk.directory(), now: desk.clock(), forThem: true }
    const theirs = copyAsJson(found, of).toString()
    for (const told of ['IC-7777', 'IC-1234', 'He says that he is ill.', 'He says goodbye.']) {
      expect(JSON.stringify(found)).toContain(told)
      expect(theirs).not.toContain(told)
    }
    expect(theirs).toContain('[taken out: another’s reference]')
    expect(theirs).toContain('[taken out: perhaps a customer’s health or feelings]')
    for (const own of ['They would like to talk', 'TC-2026-0001']) expect(theirs).toContain(own)
    // Their own, and how they are, a customer keeps.
    const ofQuark = copyAsJson(await gather(desk, quark), of).toString()
    for (const own of ['IC-7777', 'He says that he is ill.', 'He says goodbye.']) expect(ofQuark).toContain(own)
    expect(ofQuark).not.toContain('health or feelings')
  })

  // Whoever asks reads it alone, and knows nothing of us: the compiler asks for a phrase for each field, and here each line that comes is read.
  test('every line has a phrase of its own that is no field’s name, and no word of the machine’s stands behind it', async () => {
    const { log, year, desk } = lived
    const lines: { readonly where: string; readonly isBare: boolean; readonly value: string }[] = []
    // Figures and the yearly review hold codes, and are in nobody's copy.
    for (const { record, procedure } of year.records.filter((one) => !/^figures-closed|^practice-/.test(one.procedure.name))) {
      const facts = factsNow(desk, 'clock', record)
      for (const event of (await log.read(record))?.events ?? []) {
        if (isBookkeeping(event)) continue
        for (const { name, label, value, id } of detailsOf(event, labelsOf(procedure, facts), facts, { phrases: phrasesOf(procedure) })) {
          // Whoever of us stands in it is told by the field: also of somebody who has left.
          if (id !== undefined)
            expect([procedure.name, name, phrasesOf(procedure)[name]]).toEqual([
              procedure.name,
              name,
              expect.objectContaining({ staff: true }),
            ])
          const isBare = label === inWords(name) || !/\s/.test(label)
          lines.push({ where: `${procedure.name} ${name}: ${label}`, isBare, value })
        }
      }
    }
    expect(new Set(lines.map(({ where }) => where)).size).toBeGreaterThan(100)
    expect([...new Set(lines.flatMap(({ where, isBare }) => (isBare ? [where] : [])))]).toEqual([])
    const codes = lines.filter(({ value }) => /^[a-z][a-z-]*( [a-z-]+)?$/.test(value))
    expect([...new Set(codes.map(({ where, value }) => `${where}: ${value}`))]).toEqual([])
  })

  test('no words of our own forms are taken for somebody’s name', async () => {
    const { desk } = lived
    for (const subject of [quark, { is: 'staff', customer: { name: 'Asha Patel' }, staff: staff('asha'), also: [] } satisfies Subject]) {
      const taken = piecesIn(await gather(desk, subject)).flatMap((pieces) =>
        pieces.flatMap(({ words, mark }) => (mark === 'perhaps somebody else' ? words.split(' ') : [])),
      )
      expect([...new Set(taken)].toSorted()).toEqual(['Elm', 'Mary', 'Otterly', 'Road'])
    }
  })

  test('a reminder that was sent over and over, or an alert’s rounds, are one line of the Word file, with how often and until when', async () => {
    const { desk } = lived
    const found = await gather(desk, quark)
    const of = { request: 'SR-2026-0001' as RecordId, office: desk.directory(), now: desk.clock() }
    const text = new TextDecoder().decode(unzipSync(new Uint8Array(await copyAsWord(found, of)))['word/document.xml'])
    const again = found.records.flatMap(({ happened }) =>
      happened.filter(
        ({ what, said: each }, place) =>
          place > 0 &&
          JSON.stringify(each) === JSON.stringify(happened[place - 1]?.said) &&
          said(what).replace(/round \d+/, '') === said(happened[place - 1]?.what ?? []).replace(/round \d+/, ''),
      ),
    )
    expect(again.length).toBeGreaterThan(0)
    const folded = [...text.matchAll(/, and (\d+) more until /g)].reduce((sum, [, times]) => sum + Number(times), 0)
    // And more, where two reminders take turns.
    expect(folded).toBeGreaterThanOrEqual(again.length)
  })

  // Told of an alert twice, with somebody who had it in between: what that one did is not in their copy, and the two are not one.
  test('an alert’s rounds that begin again are another line, also where nothing stands between them', async () => {
    const { desk } = lived
    const [record] = (await gather(desk, quark)).records
    if (!record) throw new Error('Nothing is kept.')
    const happened = [2, 3, 4, 2, 3].map((round, place) => ({
      on: `minute ${place}`,
      what: [{ words: `Not acknowledged: round ${round}, told ` }, { words: 'Gita Rao' }],
      said: [],
    }))
    const found = { ...(await gather(desk, quark)), records: [{ ...record, happened }] }
    const of = { request: 'SR-2026-0001' as RecordId, office: desk.directory(), now: desk.clock(), forThem: true }
    const [given] = JSON.parse(copyAsJson(found, of).toString()).records
    expect(given.happened.map(({ on }: { on: string }) => on)).toEqual([
      'minute 0, and 2 more until minute 2',
      'minute 3, and 1 more until minute 4',
    ])
  })

  test('how a member of staff is, and what was agreed with them, is given to them and to nobody else', async () => {
    const { log, year, desk } = lived
    const ofCustomer = piecesIn(await gather(desk, quark)).map(said)
    const labels = (await gather(desk, quark)).records.flatMap(({ happened }) =>
      happened.flatMap(({ said: each }) => each.map(({ label }) => label)),
    )
    expect(labels).not.toContain('How the member of staff was afterwards')
    let talks = 0
    for (const { record } of year.records) {
      const events = (await log.read(record))?.events ?? []
      const talk = events.find(({ event }) => event === 'TalkRecorded')
      const reporter = talk && testPeople.find(({ id }) => id === events[0]?.by)
      if (!talk || !reporter) continue
      talks += 1
      expect(ofCustomer).not.toContain(talk.support)
      const own = await gather(desk, { is: 'staff', customer: { name: reporter.name }, staff: reporter.id, also: [] })
      const theirs = own.records.find((one) => one.record === record)?.happened.flatMap(({ said: each }) => each) ?? []
      expect(theirs.map(({ label }) => label)).toContain('How the member of staff was afterwards')
    }
    expect(talks).toBeGreaterThan(0)
  })

  // Who has left is still somebody: their user name or name in a customer's copy tells whom to look for.
  // Where nothing is known they are "somebody who has left" nearly everywhere, and their user names stand in few places.
  test.each([
    ['their names are known', 1000],
    ['nothing is known of them', 3],
  ])('colleagues who have left are marked as those who are here, where %s', async (known, least) => {
    const { year, desk } = lived
    const [here, names] = [year.office(), new Map(testPeople.map(({ id, name }) => [id as string, name]))]
    const gone = officeOfYear({ left: testPeople.flatMap(({ id }) => (id === 'ian' ? [] : [id])) })
    const nameOf = (id: string) => gone.person(id)?.name ?? (names.has(id) ? `${names.get(id)} (has left)` : gone.nameOf(id))
    year.setOffice(known.startsWith('their') ? { ...gone, nameOf, nameThen: (id) => names.get(id) ?? gone.nameOf(id) } : gone)
    const pieces = piecesIn(await gather(desk, quark)).flat()
    year.setOffice(here)
    const each = testPeople.flatMap(({ id, name }) => [id, ...name.split(' ')])
    const loose = pieces.filter(
      ({ words, mark }) => !mark && each.some((one) => new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, 'u').test(words)),
    )
    expect([...new Set(loose.map(({ words }) => words))]).toEqual([])
    expect(pieces.filter(({ mark }) => mark === 'member of staff').length).toBeGreaterThan(least)
  })

  test('of a member of staff all is found that they did and that was said of them; what others asked for in confidence is not', async () => {
    const { log, year, desk } = lived
    for (const { id, name } of testPeople.filter(({ id }) => ['asha', 'lena'].includes(id))) {
      const gathered = await gather(desk, { is: 'staff', customer: { name }, staff: staff(id), also: [] })
      const found = new Map(gathered.records.map((one) => [one.record, one]))
      const missing: string[] = []
      for (const { record, procedure } of year.records) {
        const events = (await log.read(record))?.events.filter((event) => !isBookkeeping(event)) ?? []
        const isTheirs = narrow.has(procedure.name)
          ? events[0]?.by === id || events[0]?.staff === id
          : events.some((event) => event.by === id || textsIn(event).some((text) => text === id || text.includes(name)))
        if (isTheirs !== found.has(record)) missing.push(`${record}: ${isTheirs ? 'is missing' : 'is not theirs'}`)
      }
      expect([id, missing]).toEqual([id, []])
      expect(found.size).toBeGreaterThan(2)
      // Numbers only, and as many as stand in the office's own figures.
      const told = procedures.flatMap((one) => (one.figureWords && !one.narrow ? [one.name] : []))
      const inFigures = await log.figures({
        procedures: told,
        since: instant(new Date(0)),
        until: instant(new Date('2099-01-01T00:00:00Z')),
      })
      const began = await Promise.all(inFigures.map(async ({ record }) => (await log.read(record))?.events[0]?.by))
      const counts = gathered.counted.map(({ records }) => records)
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(began.filter((by) => by === id).length)
      if (id === 'asha') expect(counts.length).toBeGreaterThan(0)
    }
  })
})
