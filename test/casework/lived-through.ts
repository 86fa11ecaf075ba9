import type { Field } from '../../src/casework/arrival.js'
import { fieldsOf } from '../../src/casework/dialog/fields-of.js'
import { atTheDoor } from '../../src/casework/parse-step.js'
import { layOut, type RecordAtHand } from '../../src/casework/record-at-hand.js'
import { judge, mayTake } from '../../src/casework/take-step.js'
import type { AnyProcedure, AnyStep, Facts } from '../../src/procedures/procedure.js'
import { type Actor, type Instant, instant, type RecordId, type StaffId } from '../../src/procedures/words.js'
import { tuesday } from '../procedures/test-office.js'
import { lives } from './lives.js'
import { officeOfYear } from './random-years.js'

/** One record from its beginning until it was over, or until nothing more came of it. */
export interface Lived {
  readonly at: RecordAtHand
  /** The cards that people were owed on the way, by their names, and what whoever began it was answered with. */
  readonly cards: readonly { readonly notice: string; readonly to: StaffId }[]
  readonly facts: Facts
}

/** What stands in each field that takes words: the step and the field by name, so that it is known again wherever it stands. */
export const typedIn = (step: string, field: string): string => `CANARY.${step}.${field}.`
/** Fields whose words are a form of their own: what else is typed there is refused. */
const ofOwnForm = /phone|mail|^records$|^one$|^other$|^linked$/i
const free = / \S* ?\S/

/** The fields of a step that take words of any form. What no screen asks for has no label of its own: nobody types it. */
export const fieldsOfWords = (procedure: AnyProcedure, step: string, facts: Facts): readonly Field[] => {
  const form = atTheDoor(procedure, step)?.given?.(facts)
  return (form ? fieldsOf(form) : []).filter(
    ({ name, label, input }) => label !== name && /^(lines?|items)$/.test(input) && !ofOwnForm.test(name),
  )
}

/** A step with a canary in each field that takes words, by its schema; `also` in these that were left out; where it has no schema, in each text of several words. */
export function typed(procedure: AnyProcedure, step: AnyStep, facts: Facts, also: readonly string[] = []): AnyStep {
  if (!atTheDoor(procedure, step.step)?.given) return withWords(step, step.step)
  const values: Readonly<Record<string, unknown>> = { ...step }
  const fields = fieldsOfWords(procedure, step.step, facts).flatMap(({ name, input, item }) => {
    const value = values[name]
    if (input !== 'items') return typeof value === 'string' || also.includes(name) ? [[name, typedIn(step.step, name)]] : []
    if (!Array.isArray(value)) return []
    const words = (item ?? [])
      .filter((one) => /^lines?$/.test(one.input))
      .map((one) => [one.name, typedIn(step.step, `${name}/${one.name}`)])
    return [[name, value.map((each: object) => ({ ...each, ...Object.fromEntries(words) }))]]
  })
  return { ...step, ...Object.fromEntries(fields) }
}
const withWords = (step: AnyStep, name: string): AnyStep =>
  JSON.parse(JSON.stringify(step), (field, value: unknown) =>
    typeof value === 'string' && free.test(value) && !['emergency', 'outcome'].includes(field) ? typedIn(name, field) : value,
  ) as AnyStep

/** What cuts a life short: one in four has it. */
const givesUp = /^(Withdraw|Decline|Refuse|CarryOn)/
/**
 * Lives through one record: each step that there is, in an order that the dice choose, by somebody who may; what is due rings. Rules alone: no
 * log, no chats. Ends when the record is over and its clock has had a minute more.
 */
export function liveThrough(procedure: AnyProcedure, by: StaffId, roll: () => number): Lived {
  const office = officeOfYear()
  let now = Date.parse(tuesday)
  const record = `${procedure.prefix}-2026-0001` as RecordId
  const events: RecordAtHand['kept']['events'][number][] = []
  const cards: { readonly notice: string; readonly to: StaffId }[] = []
  let alarms: { readonly alarm: string; readonly at: Instant }[] = []
  let version = 0
  const factsFor = (actor: Actor): Facts => ({ now: instant(new Date(now)), by: actor, office, record })
  const at = (): RecordAtHand => {
    const opened = events[0]?.at ?? (tuesday as Instant)
    return layOut(procedure, { record, procedure: procedure.name, version, moved: version, opened, events: [...events] })
  }
  const take = (step: AnyStep, actor: Actor): void => {
    const facts = { ...factsFor(actor), others: [] }
    const decision = judge(procedure, step, at(), facts)
    if (decision.outcome === 'refused') return
    if (decision.events.length > 0) version += 1
    for (const event of decision.events) events.push({ ...event, at: facts.now, by: actor, version })
    for (const one of decision.owed) {
      if ('alarm' in one) alarms.push(one)
      else if ('person' in one.to) cards.push({ notice: one.notice, to: one.to.person })
    }
  }
  const ring = (): void => {
    for (let count = 0; count < 40; count += 1) {
      const due = alarms.filter((one) => Date.parse(one.at) <= now)
      if (due.length === 0) return
      alarms = alarms.filter((one) => Date.parse(one.at) > now)
      for (const { alarm } of due) take({ step: alarm }, 'clock')
    }
  }
  const isOver = () => procedure.retention?.of(at().state) !== undefined
  const today = () => office.calendar.dateOf(instant(new Date(now)))
  const move = (days: number) => office.calendar.moveDate(today(), { days })
  const isShort = roll() < 0.25
  const life = lives[procedure.name]
  if (!life) throw new Error(`lives.ts says nothing of ${procedure.name}`)
  const opener: Actor = life.byItself ? 'clock' : by
  take(typed(procedure, life.begins(today(), move, by), factsFor(opener)), opener)
  if (!life.byItself) cards.push({ notice: 'receipt', to: by })
  for (let round = 0; round < 8 && !isOver(); round += 1) {
    const steps = life
      .goesOn(today(), move)
      .filter((step) => isShort || round > 2 || !givesUp.test(step.step))
      .map((step) => ({ step, place: roll() }))
      .toSorted((one, other) => one.place - other.place)
    for (const { step } of steps) {
      const may = office.people.filter(({ id }) => mayTake(procedure, step, at().state, { ...factsFor(id), by: id }) === true)
      const who = may[Math.floor(roll() * may.length)]?.id
      if (!who) continue
      now += 60_000
      take(typed(procedure, step, factsFor(who)), who)
      if (isOver()) break
    }
    if (isOver()) break
    now += 86_400_000
    ring()
  }
  now += 60_000
  ring()
  return { at: at(), cards, facts: factsFor('courier') }
}
