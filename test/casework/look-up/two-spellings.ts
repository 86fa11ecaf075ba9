import type { ActionData } from '../../../src/cards/card.js'
import type { Answer } from '../../../src/casework/arrival.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { recordId } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'

interface Pressable {
  readonly title: string
  readonly verb: string
  readonly data: ActionData
}

/** The buttons of an answer's card by their titles, the first of each. */
export const buttons = (answer: Answer): ReadonlyMap<string, Pressable> => {
  const found: Pressable[] = []
  JSON.parse(JSON.stringify(answer), (_, value) => {
    if (value?.type === 'Action.Execute') found.push(value)
    return value
  })
  return new Map(found.toReversed().map((button) => [button.title, button]))
}

export const same = 'These are the same customer'
export const notSame = 'These are not the same customer'

/** Jo Bloggs may write only; a service adjustment and an alert stand under another spelling of the name. */
export const twoSpellings = async (office = openArrangementOffice()) => {
  const restricted = await office.approved({ customer: 'Jo Bloggs', channels: ['in writing only'] })
  const asked = await office.walk('asha', await office.command('asha', '/adjustment'), {
    customer: 'Joe Blogs',
    telephone: '020 7946 0999',
    facts: 'CANARY',
    agreed: 'Large print in every letter',
    equality: 'yes',
    mailFolder: 'no',
  })
  if (asked.answer !== 'card' || !asked.card.record) throw new Error(`nothing was asked for: ${words(asked)}`)
  const adjusted = recordId(asked.card.record)
  await office.press('lena', 'step:ApproveArrangement', adjusted)
  const alert = await office.walk('asha', await office.command('asha', '/at-risk'), {
    name: 'Blogs, Joe',
    contact: '020 7946 0999',
    said: 'CANARY',
    about: 'themselves',
  })
  if (alert.answer !== 'card' || !alert.card.record) throw new Error(`no alert was raised: ${words(alert)}`)
  const alarmed = recordId(alert.card.record)
  await office.fill('gita', 'letter', restricted, { on: '2026-03-03' })
  await office.fill('lena', 'letter', adjusted, { on: '2026-03-03' })
  return {
    ...office,
    restricted,
    adjusted,
    alarmed,
    look: (by: string, typed: string) => office.command(by, '/customer', typed),
    given: { one: restricted, other: adjusted },
    /** Lena presses the button that a look-up offers her. */
    link: async (by = 'lena') => {
      const button = buttons(await office.command(by, '/customer', 'bloggs')).get(same)
      if (!button) throw new Error('the button is not there')
      return office.press(by, button.verb, undefined, button.data)
    },
    linkRecords: async () => (await office.log.list({ procedure: 'same-customer', limit: 10 })).map(({ record }) => record),
    looksAt: async (record: RecordId) =>
      (await office.log.read(record))?.events.filter(({ event }) => event === 'DetailsOpened').map(({ by }) => by) ?? [],
  }
}
