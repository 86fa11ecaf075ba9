import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { Gathered, GatheredRecord, Happened } from '../casework/subject-access/gathered.js'
import type { Piece } from '../casework/subject-access/marked.js'
import { takeOut } from '../casework/subject-access/take-out.js'
import type { Office } from '../procedures/people.js'
import { instant, type RecordId } from '../procedures/words.js'

interface For {
  readonly request: RecordId
  readonly office: Office
  readonly now: Date
  /** For the person who asks: all that is or may be another's is taken out (takeOut), and no notes for a reviewer stand in it. */
  readonly forThem?: boolean
}
/** The same in plain words, as a thread of its own can be given it. */
export interface CopyFor {
  readonly request: RecordId
  readonly from: string
  readonly caseSystem: string
  /** The day, in words, and the moment. */
  readonly today: string
  readonly gathered: string
  readonly forThem: boolean
}
export const copyFor = ({ request, office, now, forThem = false }: For): CopyFor => ({
  request,
  from: office.names.office,
  caseSystem: office.names.caseSystem,
  today: office.calendar.sayDate(office.calendar.dateOf(instant(now))),
  gathered: now.toISOString(),
  forThem,
})
export type CopyShape = 'word' | 'json'
/** Draws the copy as a file of this shape. It takes seconds for somebody of a hundred records, in which nothing else is done in the same thread. */
export const drawCopy = async (found: Gathered, of: CopyFor, shape: CopyShape): Promise<Uint8Array> =>
  shape === 'word' ? drawWord(found, of) : drawJson(found, of)

/** What the copy is, and what whoever reads it first has to do. It is said in the file, which may lie where no card is. */
const forWhoReviews = [
  'For whoever reviews this, and to be taken out before it goes:',
  'What is marked like this «⟦ ⟧, with a word behind it» is perhaps somebody else’s: another customer, a member of staff, a number, an address, a reference, what a customer said, or how a customer is. Take out what must not go. Read the rest as well: the bot marks the names that it knows, and words that look like names.',
  'Ask of all of it: could reading it cause serious harm to anybody, to them or to another? If it could, ask somebody who can tell.',
]

const reasons: Readonly<Record<GatheredRecord['because'], string>> = {
  theirs: 'It is about them: a number, an address or a reference of theirs stands in it, or somebody has said that it is theirs.',
  'under the same name': 'To be checked: it stands under the same name, and nothing else tells whether it is they or a namesake.',
  'named in another record': 'It is somebody else’s. Only the parts that name them are here.',
  'perhaps named in another record':
    'To be checked: it is somebody else’s, and a family name like theirs stands in it. Only those parts are here.',
  'possibly named in another record':
    'To be checked: it is somebody else’s, and a name that is nearly theirs stands in it: misspelt, for short, or as a user name. Only those parts are here.',
  'written by them, or about them as a member of staff':
    'They wrote it, or are named in it, as a member of staff. What it says of customers is not theirs.',
}

/** The same to whoever the copy is for; what is to be checked first is not in it. */
const reasonsForThem: Readonly<Partial<typeof reasons>> = {
  theirs: 'It is about you: a number, an address or a reference of yours stands in it, or somebody has said that it is yours.',
  'named in another record': 'It is about somebody else. Only the parts that name you are here.',
  'written by them, or about them as a member of staff':
    'You wrote it, or are named in it, as a member of staff. What it says of customers is about them, and not about you.',
}
const reasonOf = ({ because }: GatheredRecord, forThem: boolean): string => (forThem && reasonsForThem[because]) || reasons[because]

const runs = (pieces: readonly Piece[]): TextRun[] =>
  pieces.flatMap(({ words, mark }) =>
    mark
      ? [new TextRun({ text: `⟦${words}⟧`, highlight: 'yellow' }), new TextRun({ text: ` (${mark})`, italics: true, highlight: 'yellow' })]
      : [new TextRun(words)],
  )
const paragraph = (...children: TextRun[]): Paragraph => new Paragraph({ children, spacing: { after: 120 } })
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text, heading: level, spacing: { before: 280, after: 120 } })
const bold = (text: string): TextRun => new TextRun({ text, bold: true })

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ words }) => words).join('')

/** What happened over and over with nothing new said, such as a reminder: once, with how often and until when. */
interface Repeated extends Happened {
  readonly times: number
  readonly last: string
  /** Each moment, in its order. */
  readonly each: readonly string[]
}
/** The same again: an alert's next round, told to the same people, is no news either. */
const likeness = ({ what, said }: Happened): string => JSON.stringify([JSON.stringify(what).replace(/\bround \d+/g, 'round'), said])
const roundOf = ({ what }: Happened): number => Number(/\bround (\d+)/.exec(textOf(what))?.[1] ?? 0)
/** Where the rounds begin again, somebody had it meanwhile: that is another line, though what stood between is not in their copy. */
const together = (all: readonly Happened[]): readonly Repeated[] => taken(inARow(all))
const inARow = (all: readonly Happened[]): readonly Repeated[] => {
  const lines: Repeated[] = []
  let round = 0
  for (const one of all) {
    const before = lines.at(-1)
    const isAgain = before && likeness(one) === likeness(before) && (roundOf(one) === 0 || roundOf(one) > round)
    if (isAgain) lines.splice(-1, 1, { ...before, times: before.times + 1, last: one.on, each: [...before.each, one.on] })
    else lines.push({ ...one, times: 1, last: one.on, each: [one.on] })
    round = roundOf(one)
  }
  return lines
}
/** So many different reminders may take turns. */
const mostKinds = 3
/** Reminders that take turns (A, B, A, B …): once each, with how often and until when. What people did, what comes once only, or in rounds, stays where it is. */
const taken = (all: readonly Repeated[]): readonly Repeated[] => {
  const lines: Repeated[] = []
  for (let at = 0; at < all.length; ) {
    const stretch = turnsFrom(all, at)
    if (stretch.length === 0) lines.push(...all.slice(at, at + 1))
    const kinds = new Map<string, Repeated>()
    for (const one of stretch) {
      const before = kinds.get(likeness(one))
      kinds.set(
        likeness(one),
        before ? { ...before, times: before.times + one.times, last: one.last, each: [...before.each, ...one.each] } : one,
      )
    }
    lines.push(...kinds.values())
    at += Math.max(1, stretch.length)
  }
  return lines
}
/** The longest stretch from here in which few kinds take turns, each of them twice and more; none where there is none. */
const turnsFrom = (all: readonly Repeated[], from: number): readonly Repeated[] => {
  const counts = new Map<string, number>()
  let longest = 0
  for (const [place, one] of all.slice(from).entries()) {
    if (!one.byItself || roundOf(one) > 0) break
    counts.set(likeness(one), (counts.get(likeness(one)) ?? 0) + 1)
    if (counts.size > mostKinds) break
    if (place > 2 && counts.size > 1 && [...counts.values()].every((count) => count > 1)) longest = place + 1
  }
  return all.slice(from, from + longest)
}
const whenOf = ({ on, times, last }: Pick<Repeated, 'on' | 'times' | 'last'>): string =>
  times === 1 ? on : `${on}, and ${times - 1} more until ${last}`

const happened = ({ what, said, ...when }: Repeated): Paragraph[] => [
  paragraph(bold(`${whenOf(when)}: `), ...runs(what)),
  ...said.map(
    ({ label, words, unsure }) =>
      new Paragraph({
        indent: { left: 400 },
        spacing: { after: 80 },
        children: [
          bold(/[?!.]$/.test(label) ? `${label} ` : `${label}: `),
          ...runs(words),
          ...(unsure ? [new TextRun({ text: ' (to be checked: is it they?)', italics: true, highlight: 'yellow' })] : []),
        ],
      }),
  ),
]

const forThemWords =
  'What is about other people is taken out, and a note in square brackets says where. It is in the order in which it happened.'

/** Said of everybody: what figures are, and that none is of one person. */
const aboutFigures =
  'The office counts its records: how many there are, of which kind, how they ended, and how long something took. It tells that in steps of five, of groups, departments and the whole office; no figure is kept or told of one person.'

const countedWords = (counted: Gathered['counted'], forThem: boolean): string => {
  if (counted.length === 0) return `None of the records here is counted as ${forThem ? 'yours' : 'theirs'}.`
  const whose = forThem ? 'yours, or that you' : 'theirs, or that they'
  return `Of the records here that are ${whose} began as a member of staff, these are counted: ${counted.map(({ what, records }) => `${what}: ${records}`).join('; ')}.`
}

/** What a person does before it is sent; in the copy for whoever asks without references, for they may be others'. */
const notYetWords = (newer: Gathered['newer'], forThem: boolean): string =>
  `Do not send this yet: ${newer.length} ${newer.length === 1 ? 'record' : 'records'} could not be read, since a newer version of the bot has written there${forThem ? '' : ` (${newer.map(({ record, what }) => `${what} ${record}`).join('; ')})`}. Gather it again when the bot has been brought up to date.`

/** All that was gathered on one person as a Word document, in the order in which it happened; what may be another's is marked in words and in colour. */
export const copyAsWord = (found: Gathered, of: For): Promise<Buffer> => drawWord(found, copyFor(of))
const drawWord = async (found: Gathered, { request, from, caseSystem, today, forThem }: CopyFor): Promise<Buffer> => {
  const { name, records, looks, unfinished, counted, unread, newer } = forThem ? takeOut(found) : found
  const children = [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [new TextRun({ text: forThem ? request : `Not reviewed yet – ${request}`, italics: true })],
    }),
    new Paragraph({ text: `What ${from} keeps on ${name}`, heading: HeadingLevel.TITLE }),
    paragraph(
      new TextRun(
        `Gathered on ${today}, out of the bot that is used for contacts with customers that went wrong. What is kept elsewhere, such as in ${caseSystem}, is not in it.`,
      ),
    ),
    ...(forThem ? [forThemWords] : forWhoReviews).map((text) => paragraph(new TextRun({ text, italics: true }))),
    ...(unread > 0
      ? [
          paragraph(
            new TextRun({
              text: `${unread} ${unread === 1 ? 'record was' : 'records were'} erased or cannot be opened: whose they were is not known any more.`,
              italics: true,
            }),
          ),
        ]
      : []),
    ...(newer.length > 0 ? [paragraph(new TextRun({ text: notYetWords(newer, forThem), bold: true, highlight: 'yellow' }))] : []),
    ...(records.length === 0 ? [paragraph(new TextRun(`Nothing is kept on ${forThem ? 'you' : 'them'}.`))] : []),
    ...records.flatMap((record) => [
      heading(`${record.what} ${record.record}, begun on ${record.opened}`, HeadingLevel.HEADING_1),
      paragraph(new TextRun({ text: reasonOf(record, forThem), italics: true })),
      ...(record.care ? [paragraph(new TextRun({ text: `Before it goes: ${record.care}`, italics: true, highlight: 'yellow' }))] : []),
      ...together(record.happened).flatMap(happened),
    ]),
    ...(unfinished.length > 0
      ? [heading('Forms that nobody has sent', HeadingLevel.HEADING_1), ...together(unfinished).flatMap(happened)]
      : []),
    ...(looks.length > 0
      ? [
          heading('Who looked, when and why', HeadingLevel.HEADING_1),
          ...looks.map(({ on, record, who, why }) => paragraph(bold(`${on}, ${record}: `), ...runs(who), new TextRun('. '), ...runs(why))),
        ]
      : []),
    heading('In the office’s figures', HeadingLevel.HEADING_1),
    paragraph(new TextRun(`${aboutFigures} ${countedWords(counted, forThem)}`)),
  ]
  const document = new Document({
    creator: from,
    title: `What is kept on ${name}`,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{ children }],
  })
  return Packer.toBuffer(document)
}

/** The same as JSON, for another program: with its marks, for a review; or, for whoever it is for, each text whole and in words that tell them what it is. */
export const copyAsJson = (found: Gathered, of: For): Buffer => drawJson(found, copyFor(of))
const drawJson = (found: Gathered, { request, from, gathered, forThem }: CopyFor): Buffer => {
  const head = { format: 'contact-steward-copy-1', request, gathered, othersTakenOut: forThem }
  const copy = forThem ? { ...head, from, about: forThemWords, ...plainly(takeOut(found)) } : { ...head, reviewed: false, ...found }
  return Buffer.from(`${JSON.stringify(copy, null, 2)}\n`)
}

const plainly = ({ name, records, unfinished, looks, counted, unread, newer }: Gathered) => {
  const told = (all: readonly Happened[]) =>
    together(all).map(({ what, said, ...when }) => ({
      on: whenOf(when),
      // A program reads what came after what.
      ...(when.times > 1 && { each: when.each }),
      what: textOf(what),
      said: said.map(({ label, words }) => ({ label, words: textOf(words) })),
    }))
  return {
    name,
    records: records.map((record) => ({
      ...{ record: record.record, what: record.what, opened: record.opened, why: reasonOf(record, true) },
      happened: told(record.happened),
    })),
    unfinished: told(unfinished),
    looks: looks.map(({ who, why, ...look }) => ({ ...look, who: textOf(who), why: textOf(why) })),
    figures: countedWords(counted, true),
    erasedOrUnreadable: unread,
    ...(newer.length > 0 ? { notYet: notYetWords(newer, true) } : {}),
  }
}
