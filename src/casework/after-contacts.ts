import { createHash } from 'node:crypto'
import type { AnyProcedure, HardContact } from '../procedures/procedure.js'
import { instant, type RecordId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { oneOfMany } from './one-of-many.js'
import { openRecord } from './open-record.js'
import { factsNow, fetchRecord, ifErased } from './record-at-hand.js'
import { takeStep } from './take-step.js'

/** How often is looked, how far back, and among how many of a procedure: no bot is away for longer than a week, and no office has more. */
const everyMinutes = 5
const days = 7
const most = 500

/**
 * What follows a hard contact: each look opens, once for each contact, the records of the procedures that follow one. What was looked at is
 * looked at again when it has moved, and so is what was opened for it. A record that is at fault stops no other; a look throws LogAway. It gives how many were opened.
 */
export function openAfterContacts(desk: Desk): { readonly look: () => Promise<number> } {
  const followers = desk.procedures.filter(({ followsContact }) => followsContact)
  let seen: ReadonlyMap<RecordId, number> = new Map()
  let next = 0

  async function follow(procedure: AnyProcedure, record: RecordId): Promise<'done' | 'later' | number> {
    const at = await fetchRecord(desk, record)
    const contact = at && procedure.hardContact?.(at.state, factsNow(desk, 'clock', record))
    if (!contact) return 'done'
    const found = { ...contact, record }
    const answers = await Promise.all(followers.map((follower) => openFor(follower, found)))
    return answers.includes('later') ? 'later' : answers.filter((one) => one === 'opened').length
  }

  async function openFor(follower: AnyProcedure, contact: HardContact & { record: RecordId }): Promise<'opened' | 'nothing' | 'later'> {
    const { followsContact } = follower
    if (!followsContact) return 'nothing'
    if (desk.clock().getTime() < Date.parse(contact.at) + followsContact.minutes * 60_000) return 'later'
    const key = keyOf(follower, followsContact.key(contact, factsNow(desk, 'clock', contact.record)))
    const done = await openRecord(desk, { procedure: follower, step: followsContact.step(contact), by: 'clock', key })
    if (done.outcome === 'repeated') {
      await takeStep(desk, { record: done.after.kept.record, step: { step: followsContact.again }, by: 'clock' }).catch(ifErased)
    }
    return done.outcome === 'taken' ? 'opened' : done.outcome === 'busy' ? 'later' : 'nothing'
  }

  return {
    async look() {
      const now = desk.clock().getTime()
      if (followers.length === 0 || now < next) return 0
      let opened = 0
      const since = instant(new Date(now - days * 86_400_000))
      const looked = new Map<RecordId, number>()
      for (const procedure of desk.procedures) {
        if (!procedure.hardContact) continue
        for (const { record, moved } of await desk.log.list({ procedure: procedure.name, since, limit: most })) {
          if (seen.get(record) === moved) looked.set(record, moved)
          else {
            const done = await oneOfMany(desk, 'look for what follows a contact', record, () => follow(procedure, record))
            if (done !== 'later') looked.set(record, moved)
            if (typeof done === 'number') opened += done
          }
        }
      }
      seen = looked
      next = now + everyMinutes * 60_000
      return opened
    },
  }
}

/** Keys stand outside the seal, and these would say who had a contact and when: whoever reads the database is not told at a glance. */
const keyOf = ({ name }: AnyProcedure, key: string): string => `clock:${name}:${createHash('sha256').update(key).digest('base64url')}`
