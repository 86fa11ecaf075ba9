import { ChannelFault } from '../channels/channel.js'
import type { Person } from '../procedures/people.js'
import { type Instant, instant, type RecordId } from '../procedures/words.js'
import type { DirectCopy, FollowNeeds } from './follow-saved.js'
import type { OnItsWay } from './on-its-way.js'
import { searchChat } from './search-chat.js'
import { partName, statusName, toldName } from './send-directly.js'

/** how long after one search that did not come through the next is made, in milliseconds, and how many there are: a quarter of an hour in all. */
const again = 60_000
const mostSearches = 15
/** No text has more parts than this. */
const mostParts = 20

/**
 * Looks for cards that a bot sent directly in its last moment and did not come to write down (ours): nobody would know of them, and they would say for good
 * that the database is away. Looked for once the alert is saved and can be read, one after the other, since a platform lets itself be asked so much a minute;
 * nothing waits for it but that the alert is let go. Where no bot can look (Teams), such a card stays as it is. `came` hears of each that is found.
 */
export const openMissedCopies = ({ channels, directory, report, timer }: FollowNeeds, came: (one: OnItsWay, copy: DirectCopy) => void) => {
  let turn: Promise<unknown> = Promise.resolve()

  /** All that bear this name in somebody's chats, and that are not known yet. Throws a ChannelFault. */
  const lookFor = async (one: OnItsWay, person: Person, key: string): Promise<number> => {
    let found = 0
    for (const channel of channels) {
      const known = one.copies.filter((copy) => copy.key === key && copy.posted.channel === channel.name).map(({ posted }) => posted)
      const looked = await searchChat(channel, person, { key, since: one.alert.at, known }, timer)
      found += looked.length
      for (const posted of looked.filter(({ id }) => !known.some((there) => there.id === id)))
        came(one, { person: person.id, posted, key, ...(one.savedAs ? { saved: true as const } : {}) })
    }
    return found
  }

  /** A chat that cannot be looked into keeps none of the others from being. What went wrong. */
  const lookForAll = async (one: OnItsWay): Promise<readonly unknown[]> => {
    const faults: unknown[] = []
    const { alert, urgent, rung } = one
    const office = directory()
    const rungs = Array.from({ length: rung + 1 }, (_, at) => at)
    const names = rungs.flatMap((at) =>
      urgent.told(at, alert.by, alert.at, office).map((id) => ({ id, key: toldName(alert.key, id, at), inParts: true })),
    )
    for (const { id, key, inParts } of [...names, { id: alert.by, key: statusName(alert.key), inParts: false }]) {
      const person = office.person(id)
      if (!person) continue
      try {
        let found = await lookFor(one, person, key)
        for (let part = 2; inParts && found > 0 && part <= mostParts; part += 1) found = await lookFor(one, person, partName(key, part))
      } catch (fault) {
        faults.push(fault)
      }
    }
    return faults
  }

  return {
    /** Begins a look for what may be missed of a saved alert, where one is due. Never throws. */
    look(one: OnItsWay, record: RecordId, now: Instant): void {
      if (one.missed.is !== 'to look for' || one.missed.at > now) return
      const { searches } = one.missed
      one.missed = { is: 'being looked for' }
      turn = turn
        .then(() => lookForAll(one))
        .catch((fault: unknown) => [fault])
        .then((faults) => {
          for (const fault of faults) if (!(fault instanceof ChannelFault)) report({ tells: 'fault', doing: 'deliver', record, fault })
          // A chat that is refused is not asked again.
          const isOver = faults.every((fault) => fault instanceof ChannelFault && fault.fault === 'never') || searches + 1 >= mostSearches
          one.missed = isOver
            ? { is: 'none' }
            : { is: 'to look for', at: instant(new Date(Date.parse(now) + again)), searches: searches + 1 }
        })
    },
  }
}
