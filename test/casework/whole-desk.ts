import type { Answer, DialogView, RawValues } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'

const clock = () => new Date('2026-03-03T10:00:00.000Z')

/** The real casework of the whole office, and anybody who arrives at it. */
export function openDesk(office: Office = testOffice()) {
  let now = office
  const told: unknown[] = []
  const { listen } = openCasework({
    procedures,
    log: memoryLog(clock),
    directory: () => now,
    clock,
    patience: 20_000,
    report: (each) => told.push(each),
  })
  let arrivals = 0
  const frame = (by: string) => ({ id: `arrival-${++arrivals}`, by: staff(by), channel: 'console', place: 'private' }) as const
  const command = (by: string, name: string, text = '') => listen({ ...frame(by), arrives: 'command', command: name, text })
  /** Fills in one form after the other, and sends: by step, then by field. What is not named stays as it was filled in. */
  const fill = async (by: string, begun: Answer, typed: Readonly<Record<string, RawValues>>, until?: string): Promise<Answer> => {
    let answer = begun
    for (let n = 0; answer.answer === 'dialog' && n < 12; n += 1) {
      const { dialog } = answer
      if (dialog.step.name === until) return answer
      if (Object.keys(dialog.errors).length > 0) throw new Error(`What was typed does not do: ${JSON.stringify(dialog.errors)}`)
      const values = { ...dialog.values, ...typed[dialog.step.name] }
      answer = await listen({
        ...frame(by),
        arrives: 'form',
        draft: dialog.draft,
        step: dialog.step.name,
        move: dialog.preview ? 'send' : 'next',
        values,
      })
    }
    return answer
  }
  const home = (by: string) => listen({ ...frame(by), arrives: 'home' })
  /** Closes a form half-way, with this typed into it. */
  const close = (by: string, { draft, step }: DialogView, values: RawValues) =>
    listen({ ...frame(by), arrives: 'closed', draft, step: step.name, values })
  const open = (by: string, record: RecordId) => listen({ ...frame(by), arrives: 'press', verb: 'open:', record })
  const setOffice = (changed: Office): void => {
    now = changed
  }
  return { command, home, fill, close, open, told, setOffice }
}
