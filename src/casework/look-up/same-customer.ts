import { setTimeout as pause } from 'node:timers/promises'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { nameThen } from '../../procedures/shared/called.js'
import { sameName } from '../../procedures/shared/name.js'
import { instant, RecordId, type StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { type Choice, choiceCard } from '../lists.js'
import { openedBy, openRecord } from '../open-record.js'
import { factsNow, unnamed } from '../record-at-hand.js'
import { sentence, stillSaving } from '../sentences.js'
import { mayTake } from '../take-step.js'
import type { Look } from './keep-looks.js'
import { showCustomer } from './show-customer.js'
import { nameOf } from './tell-apart.js'
import type { Customer } from './whole-customer.js'
import { type Part, setsApart } from './words-on.js'

/** One link is made at a time in the whole office, so that what was looked at before still holds when it is kept. */
const claim = 'link-customers'
const claimSeconds = 4
const waitMilliseconds = 100
const mostWaits = 15

type Linker = AnyProcedure & { readonly links: NonNullable<AnyProcedure['links']> }
type CustomerOf = (record: RecordId) => Promise<Customer>

const linkerOf = (desk: Desk): Linker | undefined => desk.procedures.find((procedure): procedure is Linker => procedure.links !== undefined)

/** May this person link customers now? True, or the sentence that says who can. */
const mayLink = (desk: Desk, linker: Linker, by: StaffId): true | string => {
  const nobody = unnamed(desk, linker)
  return mayTake(linker, linker.links.step(nobody, nobody), linker.initial, { ...factsNow(desk, by, nobody), by })
}

/** For those who may: that two of the customers offered are the same one. Of two the button says it at once, of more it asks which. */
export const sameCustomerChoice = (desk: Desk, by: StaffId, customers: readonly Customer[]): readonly Choice[] => {
  const linker = linkerOf(desk)
  const [one, other, ...more] = customers.flatMap(({ matches: [first] }) => first?.at.kept.record ?? [])
  if (!linker || !one || !other || mayLink(desk, linker, by) !== true) return []
  const words = 'If this is one customer under two spellings, look-ups can show both together. It can be undone.'
  return more.length === 0
    ? [{ words, ...asSame('These are the same customer', { one, other }) }]
    : [{ words, ...asSame('Two of these are the same', { among: [one, other, ...more].join(' ') }) }]
}

const asSame = (title: string, given: Readonly<Record<string, string>>) => ({ title, verb: 'same-customer:', data: { given } })

/** Takes the press that two customers are the same. The right first, then the records: nothing that a press brings is trusted. */
export const takeSameCustomer = async (
  desk: Desk,
  customerOf: CustomerOf,
  look: Look,
  given: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const linker = linkerOf(desk)
  if (!linker) return gone
  const right = mayLink(desk, linker, look.by)
  if (right !== true) return sentence(right, 'refused')
  const [one, other] = [RecordId.safeParse(given.one).data, RecordId.safeParse(given.other).data]
  return one && other ? link(desk, linker, customerOf, look, one, other) : chooseTwo(customerOf, given.among ?? '', one)
}

const gone = sentence('One of these customers is not there any more. Please look them up again with /customer.', 'refused')

/** One word on who is one customer is taken at a time in the whole office; undefined when others take too long. */
export const oneWordAtATime = async <T>(desk: Desk, take: () => Promise<T>): Promise<T | undefined> => {
  for (let waits = 0; waits <= mostWaits; waits += 1) {
    if (await desk.log.claim(claim, instant(new Date(desk.clock().getTime() + claimSeconds * 1000)))) {
      try {
        return await take()
      } finally {
        await desk.log.unclaim(claim)
      }
    }
    await pause(waitMilliseconds)
  }
  return undefined
}

const link = async (desk: Desk, linker: Linker, customerOf: CustomerOf, look: Look, one: RecordId, other: RecordId): Promise<Answer> => {
  const linked = await oneWordAtATime(desk, async () =>
    // A repeat of the press that linked them sees what the first one saw.
    (await openedBy(desk, look.id)) ? showCustomer(desk, look, await customerOf(one)) : linkNow(desk, linker, customerOf, look, one, other),
  )
  return linked ?? stillSaving
}

const linkNow = async (desk: Desk, linker: Linker, customerOf: CustomerOf, look: Look, one: RecordId, other: RecordId): Promise<Answer> => {
  const [first, second] = [await customerOf(one), await customerOf(other)]
  if (!isShown(first, one) || !isShown(second, other)) return gone
  if (first.records.has(other)) return sentence(alreadyWords(desk, first, one, other), 'refused')
  const apart = [...first.parts.values(), ...second.parts.values()].find((part) =>
    [...first.records.keys()].some((mine) => [...second.records.keys()].some((theirs) => setsApart(part, mine, theirs))),
  )
  if (apart) return sentence(apartWords(desk, apart), 'refused')
  const opened = await openRecord(desk, { procedure: linker, step: linker.links.step(one, other), by: look.by, key: look.id })
  if (opened.outcome === 'taken' || opened.outcome === 'repeated') return showCustomer(desk, look, await customerOf(one))
  return opened.outcome === 'not opened' ? sentence(opened.because, 'refused') : stillSaving
}

/** Who said that they are two, and when; and how it is taken back. */
const apartWords = (desk: Desk, { by, at }: Part): string => {
  const office = desk.directory()
  const when = office.calendar.say(at, instant(desk.clock()))
  return `${office.nameOf(by)} said ${when} that these are two customers. If that was wrong, undo it first on their card: /customer, “This is one customer after all”.`
}

const isShown = ({ matches }: Customer, record: RecordId): boolean => matches.some(({ at }) => at.kept.record === record)

/** Who linked the two, and when; through a third spelling, or under one name, nobody did. */
const alreadyWords = (desk: Desk, { records, links }: Customer, one: RecordId, other: RecordId): string => {
  const isOf = (linked: RecordId, record: RecordId) =>
    linked === record || (records.get(linked) !== '' && sameName(records.get(linked) ?? '', records.get(record) ?? ''))
  const direct = [...links.values()].find(
    ({ records: [first, second] }) => (isOf(first, one) && isOf(second, other)) || (isOf(first, other) && isOf(second, one)),
  )
  const office = desk.directory()
  const who = direct ? `: ${nameThen(direct, office)} linked them ${office.calendar.say(direct.at, instant(desk.clock()))}` : ''
  return `These are shown as one customer already${who}. /customer shows everything together.${direct ? '' : ' If they are two, press “These are two customers” on their card.'}`
}

/** Which two of more than two: first the one, then the other. */
const chooseTwo = async (customerOf: CustomerOf, among: string, one: RecordId | undefined): Promise<Answer> => {
  const references = among.split(' ').flatMap((text) => RecordId.safeParse(text).data ?? [])
  const customers = await Promise.all(
    [...new Set(references)].slice(0, 10).map(async (record) => ({ record, of: await customerOf(record) })),
  )
  const offered = customers.filter(({ record, of }) => isShown(of, record) && record !== one)
  if (offered.length < (one ? 1 : 2)) return gone
  return choiceCard(
    'Which two are the same?',
    one ? 'Choose the other spelling: the two are linked.' : 'Choose one of the two.',
    offered.map(({ record, of }) => ({
      words: nameOf(of),
      ...(one ? asSame('The same customer', { one, other: record }) : asSame('This one', { one: record, among: references.join(' ') })),
    })),
  )
}
