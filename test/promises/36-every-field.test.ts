import { createHash, randomBytes } from 'node:crypto'
import type { Field } from '../../src/casework/arrival.js'
import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { atTheDoor } from '../../src/casework/parse-step.js'
import { layOut, type RecordAtHand, summarise } from '../../src/casework/record-at-hand.js'
import { asKept, judge, mayTake } from '../../src/casework/take-step.js'
import { owedOf, snapshotOf, writeCommit } from '../../src/log/commit-page.js'
import type { Commit, Summary } from '../../src/log/log.js'
import type { Keys } from '../../src/log/sealing/keys.js'
import type { AnyProcedure, AnyStep, Facts } from '../../src/procedures/procedure.js'
import { type Actor, instant, type RecordId, type StaffId } from '../../src/procedures/words.js'
import { fieldsOfWords, typed, typedIn } from '../casework/lived-through.js'
import { lives } from '../casework/lives.js'
import { lived, officeOfYear } from '../casework/random-years.js'
import { staff, tuesday } from '../procedures/test-office.js'

interface Kept {
  readonly commit: Commit
  readonly summary: Summary
}
const openers = (['asha', 'lena', 'gita', 'ian'] as const).map(staff)
const office = officeOfYear()
const people: ReadonlySet<string> = new Set(office.people.map(({ id }) => id))
const day = 86_400_000
/** Of each shape of a state so many are gone on from; so many tries at most are made in all of a procedure. */
const [ofEachShape, mostTries] = process.env.LONG === '1' ? [6, 40_000] : [2, 5_000]

/** The fields that a step has put words into, as its events have them. */
const namesIn = (procedure: AnyProcedure, events: unknown): readonly string[] =>
  [...JSON.stringify(events).matchAll(/CANARY\.([\w-]+)\.([\w-]+)/g)].map(([, step, field]) => `${procedure.name} ${step} ${field}`)

/** How a state differs from others as far as steps care: what it is, and which of its parts are there. */
const shapeOf = (state: unknown, deep = 2): unknown => {
  if (Array.isArray(state)) return [Math.min(state.length, 2), deep > 0 && state.length > 0 ? shapeOf(state.at(-1), deep - 1) : '']
  if (typeof state === 'string' && /^[a-z -]{1,24}$/.test(state) && !people.has(state)) return state
  if (typeof state !== 'object' || state === null) return typeof state === 'boolean' ? state : typeof state
  const parts = Object.entries(state).filter(([, value]) => value !== undefined)
  return parts.map(([name, value]) => [name, typeof value !== 'object' || deep > 0 ? shapeOf(value, deep - 1) : '']).toSorted()
}

/** What may stand in a field: a canary where it takes words; of several answers, each in its turn. */
const answer = (step: string, { name, input, options = [] }: Field, words: ReadonlySet<string>, turn: number, now: number): unknown => {
  const { calendar, people } = office
  switch (input) {
    case 'choice':
    case 'yes-no':
      return options[turn % Math.max(1, options.length)]?.value
    case 'choices':
      return options.map(({ value }) => value)
    case 'person':
      return people[turn % people.length]?.id
    case 'date':
      return calendar.moveDate(calendar.dateOf(instant(new Date(now))), { days: turn % 2 === 0 ? 0 : 30 })
    case 'time':
      return '11:00'
    case 'items':
      return []
    default:
      if (words.has(name)) return typedIn(step, name)
      return /phone/i.test(name) ? '0113 496 0002' : /mail/i.test(name) ? 'jo@example.org' : ['TC-2026-0001', 'all'][turn % 2]
  }
}

/** A beginning, the same with each other answer to each of its questions, and without each of its answers. */
const variants = (procedure: AnyProcedure, step: AnyStep, facts: Facts): readonly AnyStep[] => {
  const form = atTheDoor(procedure, step.step)?.given?.(facts)
  const others = (form ? fieldsOf(form) : []).flatMap(({ name, input, options = [] }) => {
    if (input === 'choice' || input === 'yes-no') return options.map(({ value }) => ({ ...step, [name]: value }))
    return name in step && /^lines?$/.test(input) ? [{ ...step, [name]: undefined }] : []
  })
  return [step, ...others]
}
/** What else begins a record, beside what its life says. */
const beside: Readonly<Record<string, { readonly by: StaffId; readonly with: object }>> = {
  'same-customer': {
    by: staff('lena'),
    with: { step: 'SeparateCustomers', one: ['TC-2026-0001'], other: ['TC-2026-0002'], reason: 'He is another.' },
  },
  restriction: { by: staff('asha'), with: { behaviour: 'unreasonably persistent', nothingToAdd: 'yes', customerTold: 'yes' } },
}
/** Fields that have no canary here, each with why. */
const cannot: Readonly<Record<string, string>> = {
  'adjustment AuthoriseMailFolder note': 'said of restrictions alone',
  'adjustment DeemPersistent reason': 'said of restrictions alone',
  'adjustment NotPersistent reason': 'said of restrictions alone',
  'escalation LetterSent outcome': 'said after the third call that nobody answered; kept by the same event as CallMade',
  'at-risk ConfirmDisclosure reference': 'what an alert of an earlier bot was given: nobody decides on a disclosure there any more',
  'practice-review LookAtRecord record': 'a reference from the card',
  'practice-review SettleDecision number': 'a number from the card',
}

/** A procedure's states, from before its beginning on: gone on from by its well-filled steps and by what is made of the forms of those still missing. */
const explore = (
  procedure: AnyProcedure,
): { readonly [which in 'all' | 'missed']: readonly string[] } & { readonly kept: readonly Kept[] } => {
  const life = lives[procedure.name]
  if (!life) throw new Error(`lives.ts says nothing of ${procedure.name}`)
  const record = `${procedure.prefix}-2026-0001` as RecordId
  const names = Object.keys(procedure.steps ?? {})
  const factsFor = (by: Actor, now: number): Facts => ({ now: instant(new Date(now)), by, office, record })
  const begun = Date.parse(tuesday)
  const all = names.flatMap((step) =>
    fieldsOfWords(procedure, step, factsFor(staff('gita'), begun)).map(({ name }) => `${procedure.name} ${step} ${name}`),
  )
  const missing = new Set(all.filter((name) => !(name in cannot)))
  const kept: Kept[] = []
  const shapes = new Map<string, number>()
  const pool: { readonly at: RecordAtHand; readonly now: number }[] = [
    {
      at: layOut(procedure, { record, procedure: procedure.name, version: 0, moved: 0, opened: tuesday as never, events: [] }),
      now: begun,
    },
  ]
  const alarms = new Set<string>()
  let tries = 0
  const isMissing = (step: string, field = ''): boolean =>
    [...missing].some((name) => name.startsWith(`${procedure.name} ${step} ${field}`))
  /** Takes it where it may be taken; true when it was. */
  const take = (at: RecordAtHand, now: number, step: AnyStep, by: Actor): boolean => {
    tries += 1
    const facts = { ...factsFor(by, now), others: [] }
    const decision = judge(procedure, step, at, facts)
    if (decision.outcome === 'refused' || decision.events.length === 0) return false
    const version = at.kept.version + 1
    const events = asKept(decision.events)
    for (const name of namesIn(procedure, events)) missing.delete(name)
    for (const one of decision.owed) if ('alarm' in one) alarms.add(one.alarm)
    const said = events.map((event) => ({ ...event, at: facts.now, by, version }))
    const after = layOut(procedure, { ...at.kept, version, moved: version, events: [...at.kept.events, ...said] })
    kept.push({ commit: { record, version, at: facts.now, by, events, owed: decision.owed }, summary: summarise(after, facts) })
    const shape = JSON.stringify(shapeOf(after.state))
    const count = shapes.get(shape) ?? 0
    shapes.set(shape, count + 1)
    if (count < ofEachShape) pool.push({ at: after, now: now + day })
    return true
  }
  /** A well-filled step: with a canary in every field that has words, with one more, with one alone; as it is where no canary is taken. */
  const filled = (at: RecordAtHand, now: number, step: AnyStep, by: Actor): void => {
    const facts = factsFor(by, now)
    const isTaken = take(at, now, typed(procedure, step, facts), by)
    for (const { name } of fieldsOfWords(procedure, step.step, facts)) {
      if (!isMissing(step.step, name)) continue
      const more = take(at, now, typed(procedure, step, facts, [name]), by)
      if (!more) take(at, now, { ...step, [name]: typedIn(step.step, name) } as AnyStep, by)
    }
    if (!isTaken) take(at, now, step, by)
  }
  // Of the kinds of state the one first that was gone on from least: so that what comes late in a matter's life has its turn.
  const turns = new Map<string, number>()
  const turnsOf = ({ at: { state } }: (typeof pool)[number]): number => turns.get(state.is) ?? 0
  while (missing.size > 0 && tries < mostTries && pool.length > 0) {
    const least = Math.min(...pool.map(turnsOf))
    const [next] = pool.splice(
      pool.findIndex((one) => turnsOf(one) === least),
      1,
    )
    if (!next) break
    const { at, now } = next
    turns.set(at.state.is, least + 1)
    const today = office.calendar.dateOf(instant(new Date(now)))
    const move = (days: number) => office.calendar.moveDate(today, { days })
    if (at.kept.version === 0) {
      for (const by of life.byItself ? (['clock'] as const) : openers)
        for (const step of variants(procedure, life.begins(today, move, by === 'clock' ? staff('asha') : by), factsFor(by, now)))
          filled(at, now, step, by)
      const also = beside[procedure.name]
      if (also) filled(at, now, { ...life.begins(today, move, also.by), ...also.with }, also.by)
    }
    const ready = at.kept.version === 0 ? [] : life.goesOn(today, move)
    for (const name of names) {
      const may = office.people.filter(({ id }) => mayTake(procedure, { step: name }, at.state, { ...factsFor(id, now), by: id }) === true)
      const ends = new Set([may[0], may.at(-1)])
      for (const one of isMissing(name) ? may : ends) {
        if (!one) continue
        const by = one.id
        const facts = factsFor(by, now)
        for (const step of ready.filter((one) => one.step === name)) filled(at, now, step, by)
        const form = atTheDoor(procedure, name)?.given?.(facts)
        const asked = form && ends.has(one) && isMissing(name) ? fieldsOf(form) : []
        const words = new Set(fieldsOfWords(procedure, name, facts).map((field) => field.name))
        for (let round = 0; round < 8 && asked.length > 0 && isMissing(name) && tries < mostTries; round += 1) {
          const given = asked.map((field, n) => [field.name, answer(name, field, words, round + (round > 3 ? n : 0), now)])
          take(at, now, { ...Object.fromEntries(given), step: name } as AnyStep, by)
        }
      }
    }
    for (const alarm of alarms) take(at, now, { step: alarm }, 'clock')
  }
  return { all, kept, missed: [...missing] }
}

const explored = lived.map(explore)

const key = { id: 'k1', key: randomBytes(32) }
const code = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
// What these two make of keys is a hash; no other of them is asked for.
const keys = { hash: code, mark: code } as unknown as Keys

test('promise 36: every field of every form that takes words has had a canary, so that a new field without one is missed', () => {
  expect(explored.flatMap(({ missed }) => missed)).toEqual([])
  const all = explored.flatMap((one) => one.all)
  expect(all.length).toBeGreaterThan(150)
  expect(Object.keys(cannot).filter((name) => !all.includes(name))).toEqual([])
})

test('promise 36: of none of them can a word be read in what is kept of a step, of what it owes, or of a record for lists', () => {
  const all = explored.flatMap(({ kept }) => kept)
  const readable = all.flatMap(({ commit, summary }) => {
    const doc = writeCommit(keys, commit, summary, { before: '', key })
    return [doc, ...owedOf(doc), snapshotOf(keys, doc, key.key)].map((one) => JSON.stringify(one)).filter((text) => /CANARY/i.test(text))
  })
  expect(readable).toEqual([])
  expect(all.length).toBeGreaterThan(500)
})
