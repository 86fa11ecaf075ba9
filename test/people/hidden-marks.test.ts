import fc from 'fast-check'
import { withoutHidden } from '../../src/casework/hidden-marks.js'
import { openReader } from '../../src/casework/subject-access/marked.js'
import { whoIs } from '../../src/casework/subject-access/who.js'
import { readPeopleFile, writePeopleFile } from '../../src/directory/people-file.js'
import { readFrame, readOffice } from '../../src/directory/read-office.js'
import { isAlike } from '../../src/people/alike.js'
import { readCsv } from '../../src/people/csv/read-csv.js'
import { fromSlack } from '../../src/people/from-slack.js'
import type { Gathered } from '../../src/people/source.js'
import { propose } from '../../src/people/take-people.js'
import { asSeen, plainWord } from '../../src/procedures/shared/as-seen.js'
import { emailsIn } from '../../src/procedures/shared/email.js'
import { nameForm, sameName } from '../../src/procedures/shared/name.js'
import { isReference, referencesIn } from '../../src/procedures/shared/reference.js'
import { telephonesIn } from '../../src/procedures/shared/telephone.js'
import { instant } from '../../src/procedures/words.js'
import { testOffice } from '../procedures/test-office.js'
import { seedOfRun } from '../seed-of-run.js'
import { csvOf, frameText, staff } from './staff-list.js'

const marks = [
  ...'\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\u3164\ufeff\ufffb\ufe00\ufe0f\u{e0020}\u{e0061}\u{e007f}',
]
const spaces = [...'\u00a0\u2007\u202f\u3000']
const runs = { seed: seedOfRun(), numRuns: 60 }

/** A text with marks that nobody sees strewn into it, and its spaces of another kind. */
const strewn = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat({ max: text.length }), fc.constantFrom(...marks)), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(' ', ...spaces),
    )
    .map(([places, space]) =>
      [...places]
        .sort(([one], [other]) => other - one)
        .reduce((all, [at, mark]) => all.slice(0, at) + mark + all.slice(at), text)
        .replaceAll(' ', space),
    )

describe('a mark that nobody sees makes one person neither two nor nobody', () => {
  test('in names, numbers, addresses and references, however they are compared', () => {
    fc.assert(
      fc.property(
        strewn('Asha Patel-Jones'),
        strewn('asha.patel@office.example'),
        strewn('0113 496 0777'),
        strewn('IC-123456'),
        (name, email, telephone, reference) => {
          expect(plainWord(name)).toBe('Asha Patel-Jones')
          expect([nameForm(name), sameName(name, 'Asha Patel-Jones'), isAlike(name, 'Asha Stone')]).toEqual([
            nameForm('Asha Patel-Jones'),
            true,
            true,
          ])
          expect([plainWord(email), emailsIn(email)]).toEqual(['asha.patel@office.example', ['asha.patel@office.example']])
          expect(telephonesIn(telephone, 'GB')).toEqual(['+441134960777'])
          expect([referencesIn(reference), isReference(reference)]).toEqual([['IC123456'], true])
        },
      ),
      runs,
    )
  })

  const reader = openReader(
    whoIs(
      {
        is: 'customer',
        customer: { name: 'Zebulon Quark', telephone: '0113 496 0777', email: 'zeb@quark.example', cases: ['IC-7777'] },
        also: [],
      },
      testOffice(),
      [],
    ),
    testOffice(),
    () => false,
  )
  test.each(['Zebulon Quark rang.', 'Ring 0113 496 0777.', 'Write to zeb@quark.example.', 'It is on IC-7777.'])(
    'in what is kept of a subject: “%s” is found, and nothing of it is taken for another’s',
    (said) => {
      fc.assert(
        fc.property(strewn(said), (text) => {
          expect(reader.names(text)).toBe('surely')
          expect(reader.pieces(text).flatMap(({ mark }) => mark ?? [])).toEqual([])
        }),
        runs,
      )
    },
  )

  test('nor hides a colleague from whoever takes others’ names out', () => {
    fc.assert(
      fc.property(strewn('Lena Morris'), (name) => {
        expect(
          reader
            .pieces(`I asked ${name} then.`)
            .filter(({ mark }) => mark === 'member of staff')
            .map(({ words }) => words),
        ).toEqual([expect.stringMatching(/^Lena\sMorris$/u)])
      }),
      runs,
    )
  })

  const frame = (() => {
    const read = readFrame(frameText())
    if (!read.ok) throw new Error(read.faults.join('\n'))
    return read.frame
  })()
  const look = (told: Gathered, before?: Parameters<typeof propose>[0]['before']) =>
    propose({ told, officeText: frameText(), frame, before, now: new Date('2026-11-24T10:00:00Z') })
  const listed = (text: string) => readCsv({ bytes: Buffer.from(text), named: {} })

  test('in a staff list: everybody stays whom they were, and nothing changes', async () => {
    const lines = staff(12)
    const { file } = look(await listed(csvOf(lines)))
    expect(file.people).toHaveLength(12)
    const cell = (text: string | undefined): fc.Arbitrary<string | undefined> => (text ? strewn(text) : fc.constant(text))
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 11 }), async (at) => {
        const line = lines[at]
        if (!line) throw new Error('no line')
        const [sample] = fc.sample(
          fc.record({
            number: cell(line.number),
            name: cell(line.name),
            email: cell(line.email),
            department: cell(line.department),
            manager: cell(line.manager),
          }),
          { seed: runs.seed + at, numRuns: 1 },
        )
        const told = await listed(csvOf(lines.map((one, place) => (place === at ? { ...one, ...(sample as typeof line) } : one))))
        const next = look(told, file)
        expect([next.changes, next.doubts, next.faults]).toEqual([[], [], []])
      }),
      { seed: runs.seed, numRuns: 24 },
    )
  })

  test('in what Slack tells, and in people as a bot of before kept them', async () => {
    const { file } = look(await listed(csvOf(staff(12))))
    const [one] = file.people
    if (!one) throw new Error('nobody')
    fc.assert(
      fc.property(strewn(one.email), strewn(one.name), strewn(one.key), (email, name, key) => {
        const told = fromSlack([{ id: 'U0000001', email, name }], file, frame)
        expect(told.people.find((person) => person.key === one.key)?.slack).toBe('U0000001')
        const before = readPeopleFile(writePeopleFile({ ...file, people: [{ ...one, email, name, key }, ...file.people.slice(1)] }))
        expect(before?.people[0]).toEqual(one)
      }),
      runs,
    )
  })

  test('in an office file: an id and a place read as they are seen there', () => {
    const sample = frameText()
    const id = /id: ([a-z.]+)/.exec(sample)?.[1]
    if (!id) throw new Error('the frame names nobody')
    fc.assert(
      fc.property(strewn(id), (typed) => {
        const read = readFrame(sample.replace(`id: ${id}`, `id: "${typed}"`))
        expect(read.ok && read.frame.people.map((person) => person.id as string)).toContain(id)
      }),
      runs,
    )
    expect(readOffice('\ufeffpeople: []', instant(new Date('2026-11-24T10:00:00Z'))).ok).toBe(false)
  })

  test('in a form, a command, or what a button carries: it is taken off where it comes in, in whatever field', () => {
    const come = { id: '1', by: 'asha', channel: 'console', place: 'private' } as never as { id: string }
    fc.assert(
      fc.property(strewn('Zebulon Quark'), (typed) => {
        const form = withoutHidden({
          ...(come as object),
          ...{ arrives: 'form', draft: 'd', step: 's', move: 'next', values: { name: typed, many: [typed], quotes: [{ words: typed }] } },
        } as never)
        const press = withoutHidden({ ...(come as object), arrives: 'press', verb: 'command:/x', given: { text: typed } } as never)
        const closed = withoutHidden({ ...(come as object), arrives: 'closed', draft: 'd', values: { name: typed } } as never)
        const seen = JSON.stringify([form, press, closed]).replace(/[\u00a0\u2007\u202f\u3000]/g, ' ')
        expect(seen.split('Zebulon Quark')).toHaveLength(6)
      }),
      runs,
    )
  })
})

test('what chooses a flag or a key is left where it stands behind one, and nowhere else', () => {
  const wales = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}'
  for (const sign of [wales, '1\ufe0f\u20e3', '❤\ufe0f', '👩\u200d👧']) expect(asSeen(`Dear ${sign} Jo`)).toBe(`Dear ${sign} Jo`)
  expect(asSeen('Smi\u{e0061}th, 0\ufe0f161, B\ufe00loggs')).toBe('Smith, 0161, Bloggs')
})
