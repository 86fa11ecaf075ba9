import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Card } from '../cards/card.js'
import { fill } from '../cards/fill.js'
import { type Channel, ChannelFault } from '../channels/channel.js'
import type { Finding } from '../channels/slack/check-slack.js'
import type { Foundation } from '../house/lay-foundation.js'
import { openChannels } from '../house/open-channels.js'
import type { Office } from '../procedures/people.js'
import { instant } from '../procedures/words.js'
import type { Env } from '../settings/env.js'

const card = (): Card =>
  fill({
    template: 'office/choice',
    data: { words: 'This is a test: I can write to you here, and so would an alert come. There is nothing to do.', choices: [] },
    title: 'A test, and no alert',
    sections: [],
    buttons: [],
    preview: 'A test, and no alert',
  })

/** Writes a test card to each senior in each chat of the settings, and says who got it and whom nothing reaches. Throws nothing. */
export async function sendTestCards(env: Env, { office, log }: Foundation): Promise<readonly Finding[]> {
  const { slack, teams } = await openChannels(env, {
    directory: office.directory,
    clock: () => new Date(),
    store: log,
    logger: pino({ level: 'silent' }),
  })
  const chats = [slack, teams].filter((chat) => chat !== undefined)
  if (chats.length === 0) return [{ well: false, says: 'There is neither Slack nor Teams to send a test card to.' }]
  return writeTestCards(chats, office.directory())
}

/** Only what is refused for good is called that: the rest is a moment's, and what may have arrived is seen by whoever it went to. */
const notWritten = (name: string, where: string, cause: unknown): string => {
  if (!(cause instanceof ChannelFault))
    return `${name} was not written to in ${where}: this is a mistake of the bot's own. Look at its log.`
  const { fault, because } = cause
  if (fault === 'never') return `${name} cannot be written to in ${where}: ${because}`
  if (fault === 'unclear') return `${where} gave no clear answer for ${name}: ask whether they saw the card; if not, run this again.`
  return `${name} was not written to in ${where} this time: run this again in a minute. ${because}`
}

/** Writes it to each senior in each of these chats. Throws nothing. */
export async function writeTestCards(chats: readonly Channel[], office: Office): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const seniors = new Map(
    [...office.holding('senior on duty'), ...office.ladder(instant(new Date())).flat()].map((person) => [person.id, person]),
  )
  for (const person of seniors.values()) {
    for (const chat of chats) {
      const to = { person }
      const where = chat.name === 'slack' ? 'Slack' : 'Teams'
      try {
        await chat.post(to, card(), { urgency: 'now', key: `test ${randomUUID()}` })
        findings.push({ well: true, says: `${person.name} was written to in ${where}: ask them whether they saw it.` })
      } catch (cause) {
        findings.push({ well: false, says: notWritten(person.name, where, cause) })
      }
    }
  }
  return findings
}
