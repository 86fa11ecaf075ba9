import type { AnyProcedure, AnyStep } from '../../procedures/procedure.js'
import { nameThen } from '../../procedures/shared/called.js'
import { type Actor, instant } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { lookUpOf } from './look-up.js'

/**
 * Why two customers cannot be told apart so: a record is not on their card any more, or somebody's word that two records are one customer's
 * stands between the sides. Undefined when nothing speaks against it.
 */
export const whyNotTwo = async (desk: Desk, procedure: AnyProcedure, step: AnyStep, by: Actor): Promise<string | undefined> => {
  const sides = procedure.parts?.sides(step)
  const [first] = sides?.[0] ?? []
  if (!sides || !first) return undefined
  const { records, links } = await lookUpOf(desk).customerOf(first, by)
  const moved = 'These records are not all on one card any more. Please look the customer up again with /customer.'
  if (!sides.flat().every((record) => records.has(record))) return moved
  const across = [...links.values()].find(({ records: pair }) => sides.every((side) => pair.some((record) => side.includes(record))))
  if (!across) return undefined
  const office = desk.directory()
  const when = office.calendar.say(across.at, instant(desk.clock()))
  return `${nameThen(across, office)} linked ${across.records.join(' and ')} as one customer ${when}. If that was wrong, undo it first on their card: /customer, “These are not the same customer”.`
}
