import { openCasework } from '../../src/casework/open-casework.js'
import { openWhoIsHere } from '../../src/house/who-is-here.js'
import { LogAway } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { Person } from '../../src/procedures/people.js'
import { nothingSaid, type WhoIsHere } from '../../src/procedures/who-is-here.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { officeIn, sampleText, today } from '../directory/sample.js'
import { recordOn, shown } from './counter.js'
import { memoryLog } from './memory-log.js'

const sound = officeIn(sampleText)

/** The sample office with its people at work, and the bot that hears what they say of themselves. */
export function openSampleOffice() {
  let now = Date.parse(today)
  let said: WhoIsHere = nothingSaid
  let arrivals = 0
  let isAway = false
  const clock = () => new Date(now)
  const kept = memoryLog(clock)
  const log = {
    ...kept,
    list: (...given: Parameters<typeof kept.list>) => (isAway ? Promise.reject(new LogAway('away')) : kept.list(...given)),
  }
  // Laid out once for as long as nothing more is said, as the house does it.
  let corrected: ReturnType<typeof sound.corrected> | undefined
  const directory = () => {
    corrected ??= sound.corrected(said)
    return corrected
  }
  const faults: unknown[] = []
  const open = () => {
    const casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {} })
    const here = openWhoIsHere({
      casework,
      hear: (words) => {
        said = words
        corrected = undefined
      },
      faulty: (fault) => void faults.push(fault),
    })
    return { casework, here }
  }
  let bot = open()
  const person = (id: string): Person => {
    const found = sound.office.person(id)
    if (!found) throw new Error(`${id} is not in the sample office`)
    return found
  }
  const frame = (id: string) => ({ id: `arrival-${++arrivals}`, by: person(id).id, channel: 'console', place: 'private' }) as const
  const command = (id: string, name: string, text = '') => bot.casework.listen({ ...frame(id), arrives: 'command', command: name, text })
  const sends = async (id: string, name: string, ...screens: readonly Record<string, string>[]) => {
    let answer = await command(id, name)
    for (const values of screens) {
      const dialog = shown(answer)
      const move = dialog.step.name === 'check' ? 'send' : 'next'
      answer = await bot.casework.listen({
        ...frame(id),
        arrives: 'form',
        draft: dialog.draft,
        step: dialog.step.name,
        move,
        values: { ...dialog.values, ...values },
      })
    }
    return answer
  }
  return {
    faults,
    command,
    sends,
    press: (id: string, verb: string, record: RecordId) =>
      bot.casework.listen({ ...frame(id), arrives: 'press', verb, record, version: 1 }),
    look: () => bot.here.look(),
    restart: () => {
      said = nothingSaid
      corrected = undefined
      bot = open()
    },
    away: (is: boolean) => {
      isAway = is
    },
    pass: (hours: number) => {
      now += hours * 3_600_000
    },
    now: () => instant(clock()),
    /** Who is rung by an alert that is raised now. */
    async rung(): Promise<readonly string[]> {
      const record = recordOn(await command('asha.patel', '/at-risk', 'he says goodbye'))
      const owed = kept.commits.get(record)?.[0]?.owed ?? []
      return owed.flatMap((item) => ('notice' in item && item.notice === 'senior' && 'person' in item.to ? [item.to.person] : []))
    },
  }
}
