import type { Card } from '../../src/cards/card.js'
import type { DialogView, Field, RawValues } from '../../src/casework/arrival.js'
import { buttonsOf } from '../cards/check-card.js'
import { canaryTelephone, canaryWord } from './canary.js'

/** What comes back for something done, whatever the channel: a form, a card, or words. */
export interface Back {
  readonly dialog?: DialogView
  readonly card?: Card
  readonly said?: string
}
/** Does something as somebody: the arrival without who and its number. */
export type Do = (by: string, arrival: Readonly<Record<string, unknown>>) => Promise<Back>

/** Somebody who types a canary wherever words may stand, and presses every button there is. */
export function openSeeding(does: Do, today: string, people: readonly string[]) {
  let number = 0
  const typedIn = new Set<string>()
  const records = new Map<string, Card>()
  const next = (): number => (number += 1)

  const words = (): string => `${canaryWord(next())} said “${canaryWord(next())}” & <${canaryWord(next())}> \\ 100 %`
  const name = (): string => `${canaryWord(next())} ${canaryWord(next())}`
  const dayMoved = (days: number): string => new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

  /** What goes into a field; `again` how often it was refused. */
  const typed = (field: Field, again: number): RawValues[string] => {
    const { input, options, item } = field
    const one = options?.[again % Math.max(1, options.length)]?.value ?? ''
    switch (input) {
      case 'choice':
      case 'yes-no':
        return one
      case 'choices':
        return one ? [one] : []
      case 'items':
        return [Object.fromEntries((item ?? []).map((each) => [each.name, String(typed(each, again))]))]
      case 'person':
        return people[(number + again) % people.length] ?? ''
      case 'date':
        return dayMoved([0, 30, -1, 300, 3][again % 5] ?? 0)
      case 'time':
        return ['09:55', '16:30', '00:05'][again % 3] ?? ''
      case 'line':
      case 'lines': {
        const tries = /phone|number/i.test(`${field.name} ${field.label}`)
          ? [canaryTelephone(next()), canaryWord(next())]
          : /mail/i.test(field.name)
            ? [`${canaryWord(next()).replace('é', 'e').toLowerCase()}@office.example`, canaryWord(next())]
            : /customer|name|caller|who/i.test(field.name)
              ? [name(), canaryWord(next())]
              : [input === 'lines' ? words() : canaryWord(next()), canaryWord(next()), [...records.keys()][0] ?? 'TC-2026-0001', 'yes']
        return (tries[again % tries.length] ?? '').slice(0, field.maxLength)
      }
    }
  }

  /** Fills a form in, screen after screen, until it is sent, or given up; a form that is given up stays behind as a draft. */
  const fill = async (by: string, first: Back): Promise<Back> => {
    let back = first
    let again = 0
    for (let turn = 0; turn < 24 && back.dialog; turn += 1) {
      const dialog: DialogView = back.dialog
      const wrong = Object.keys(dialog.errors).length > 0
      again = wrong ? again + 1 : 0
      if (again > 5) return back
      const values = Object.fromEntries(
        dialog.fields.map((field) => {
          const given = dialog.values[field.name]
          const isWrong = Object.keys(dialog.errors).some((at) => at.split('.')[0] === field.name)
          const kept = given !== undefined && given.length > 0 && !isWrong
          if (!kept) typedIn.add(`${dialog.title} / ${field.label}`)
          return [field.name, kept ? given : typed(field, again)]
        }),
      )
      const move = dialog.preview ? 'send' : 'next'
      back = await does(by, { arrives: 'form', draft: dialog.draft, step: dialog.step.name, move, values })
    }
    return back
  }

  /** Takes in what came back: a form is filled in, a card is remembered to be gone on with. */
  const follow = async (by: string, first: Back): Promise<void> => {
    const back = first.dialog ? await fill(by, first) : first
    const record = back.card?.record
    if (back.card && record) records.set(record, back.card)
  }

  return {
    records,
    /** Every question that something was typed into, by its form. */
    asked: typedIn as ReadonlySet<string>,
    count: () => number,
    /** The first of these people who may says a command with canaries after it, and goes through what it opens. */
    async command(among: readonly string[], command: string): Promise<void> {
      for (const by of among) {
        const back = await does(by, { arrives: 'command', command, text: name() })
        await follow(by, back)
        if (back.dialog ?? back.card) return
      }
    },
    /** Presses each button of a record as these people see it, and each on what comes of it; a step's once. */
    async press(record: string, by: string, unless: (verb: string) => boolean): Promise<void> {
      const seen = new Set<string>()
      const opened = await does(by, { arrives: 'press', verb: 'open:', record })
      let card = opened.card
      for (let turn = 0; turn < 12 && card; turn += 1) {
        const button = buttonsOf(card).find(
          (each) =>
            each.type === 'Action.Execute' &&
            !seen.has(each.verb) &&
            !unless(each.verb) &&
            !/^(command|open|ask|share|fresh):/.test(each.verb),
        )
        if (button?.type !== 'Action.Execute') return
        seen.add(button.verb)
        const given = (button.data ?? {}) as { version?: number; given?: Record<string, string> }
        await follow(
          by,
          await does(by, {
            arrives: 'press',
            verb: button.verb,
            record,
            version: given.version,
            ...(given.given ? { given: given.given } : {}),
          }),
        )
        card = (await does(by, { arrives: 'press', verb: 'open:', record })).card
      }
    },
  }
}
