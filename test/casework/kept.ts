import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsAt, layOut } from '../../src/casework/record-at-hand.js'
import type { Kept } from '../../src/log/log.js'
import { asToday } from '../../src/procedures/formerly.js'
import type { AnyProcedure, AnyState } from '../../src/procedures/procedure.js'
import { testOffice, testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, lived, openYear } from './random-years.js'

/** A record as one version of the bot kept it: its events, what they came to, and the typed words that its card showed to people. */
export interface KeptBefore {
  readonly kept: Kept
  readonly is: string
  readonly shows: readonly string[]
}

const folder = join(__dirname, '..', 'kept')
/** Records as earlier versions kept them, a file a version, named by its commit (promise 50). */
export const keptFiles: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
/** Every record of such a file, as the log gives it when it has opened it. */
export const keptIn = (file: string): readonly KeptBefore[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as KeptBefore)
    .map((one) => ({ ...one, kept: { ...one.kept, events: asToday(one.kept.procedure, one.kept.events) } }))
/** Writes one more, of a version with this name. They are never written again: what they hold is in some office's database. */
export const writeKept = (version: string, all: readonly KeptBefore[]): void =>
  writeFileSync(join(folder, `${version}.jsonl`), `${all.map((one) => JSON.stringify(one)).join('\n')}\n`)

/** The words of steps, and the customer, that somebody who may open the record reads on its card. */
export const shownOf = (procedure: AnyProcedure, state: AnyState, { record, events }: Kept): readonly string[] => {
  const now = events.at(-1)?.at
  if (!now) return []
  const office = testOffice()
  const drawn = testPeople.flatMap((person) => {
    const facts = factsAt(office, now, person.id, record)
    return procedure.mayOpen(state, person, facts) ? [JSON.stringify(procedure.view('record', state, { person }, facts))] : []
  })
  const found = drawn.flatMap((card) => card.match(/Because of number \d+\.|Jo Bloggs|He says goodbye\.|They swore at me|IC-1234/g) ?? [])
  return [...new Set(found)].sort()
}

/** Records of every procedure, so chosen that each kind of event stands in one of them at least. The same for the same seeds. */
export async function keptNow(seeds: readonly number[]): Promise<readonly KeptBefore[]> {
  const all: KeptBefore[] = []
  for (const seed of seeds) {
    const year = openYear(memoryLog, dice(seed))
    await year.live(160)
    for (const { record, procedure } of year.records) {
      const kept = await year.log.read(record)
      if (!kept) throw new Error(`${record} is gone`)
      const { state } = layOut(procedure, kept)
      all.push({ kept, is: state.is, shows: shownOf(procedure, state, kept) })
    }
  }
  const covered = new Set<string>()
  const chosen: KeptBefore[] = []
  for (const { name } of lived) {
    const theirs = all.filter(({ kept }) => kept.procedure === name)
    for (const one of theirs.toSorted((a, b) => b.kept.events.length - a.kept.events.length)) {
      const kinds = [`${name} is ${one.is}`, ...one.kept.events.map(({ event }) => `${name} ${event}`)]
      if (kinds.every((kind) => covered.has(kind))) continue
      for (const kind of kinds) covered.add(kind)
      chosen.push(one)
    }
  }
  return chosen
}
