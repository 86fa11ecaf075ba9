import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock, Directory } from '../../../casework/casework.js'
import type { SealedStore } from '../../../log/log.js'
import type { Office, Person } from '../../../procedures/people.js'
import type { StaffId } from '../../../procedures/words.js'
import { openSeen } from '../../seen.js'
import type { Clients } from '../clients.js'
import { codeOfRefusal, faultOf } from '../faults.js'

/** Who is who in Slack: by the id in the office file, else by the e-mail address, which is remembered. */
export interface SlackPeople {
  /** The Slack id, as far as it is known now. */
  slackIdOf(person: Pick<Person, 'id'>): string | undefined
  /** Can they be in Slack: an id is known, or nobody has yet looked for their e-mail address in vain? */
  mayReach(person: Pick<Person, 'id'>): boolean
  /** The person behind a Slack id, as far as it is known now. */
  staffOf(slackId: string): StaffId | undefined
  /** The same, asking Slack for the e-mail address when it must. Undefined: a stranger. */
  recognise(slackId: string): Promise<Person | undefined>
  /** The Slack id, asking Slack when it must. Undefined: not in Slack. Throws a ChannelFault when Slack cannot say. */
  find(person: Person): Promise<string | undefined>
  /** Takes up what was remembered, then looks for everybody without a Slack id, one after the other. */
  begin(): Promise<void>
  stop(): void
}

const kind = 'slack-person'
const Remembered = z.object({ email: z.string() })
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Opens it. `store` keeps Slack id → e-mail; when it cannot, we remember until we stop. */
export function openPeople(settings: {
  directory: Directory
  store: SealedStore
  clients: Clients
  clock: Clock
  logger: Logger
}): SlackPeople {
  const { directory, store, clients, clock, logger } = settings
  const emails = new Map<string, string>()
  const lookedForInVain = openSeen<true>(clock, 3600, 10_000)
  let stopped = false

  const remember = async (slackId: string, email: string): Promise<void> => {
    if (emails.get(slackId) === email) return
    emails.set(slackId, email)
    await store
      .putSealed(kind, slackId, { email })
      .catch((cause: unknown) => logger.warn({ fault: String(cause) }, 'a Slack id was not kept'))
  }
  const personOf = (slackId: string): Person | undefined => {
    const { people } = directory()
    const email = emails.get(slackId)
    return (
      people.find(({ slack }) => slack === slackId) ??
      (email ? people.find((person) => !person.slack && same(person.email, email)) : undefined)
    )
  }
  const slackIdOf = ({ id }: Pick<Person, 'id'>): string | undefined => {
    const person = directory().person(id)
    if (!person || person.slack) return person?.slack
    for (const [slackId, email] of emails) if (same(email, person.email)) return slackId
    return undefined
  }

  const find = async (person: Person): Promise<string | undefined> => {
    const known = slackIdOf(person)
    if (known || !person.email) return known
    try {
      const { user } = await clients.now.users.lookupByEmail({ email: person.email })
      if (!user?.id || user.deleted) return undefined
      await remember(user.id, person.email)
      return user.id
    } catch (cause) {
      if (codeOfRefusal(cause) !== 'users_not_found') throw faultOf(cause)
      lookedForInVain.put(person.email, true)
      return undefined
    }
  }

  return {
    slackIdOf,
    mayReach(person) {
      const email = directory().person(person.id)?.email
      return slackIdOf(person) !== undefined || (email !== undefined && email !== '' && !lookedForInVain.get(email))
    },
    find,
    staffOf: (slackId) => personOf(slackId)?.id,
    async recognise(slackId) {
      const known = personOf(slackId)
      if (known) return known
      const { user } = await clients.answer.users.info({ user: slackId }).catch((cause: unknown) => {
        if (codeOfRefusal(cause) === 'user_not_found') return { user: undefined }
        throw cause
      })
      // A guest from another company or a bot may carry any address; a colleague's was confirmed by our workspace.
      if (!user?.profile?.email || user.deleted || user.is_bot || user.is_stranger || user.is_email_confirmed === false) return undefined
      emails.delete(slackId)
      const { email } = user.profile
      if (!directory().people.some((person) => !person.slack && same(person.email, email))) return undefined
      await remember(slackId, email)
      return personOf(slackId)
    },
    async begin() {
      const kept = await store.listSealed(kind).catch((cause: unknown) => {
        logger.warn({ fault: String(cause) }, 'the remembered Slack ids cannot be read now')
        return []
      })
      for (const { name, value } of kept) {
        const parsed = Remembered.safeParse(value)
        if (parsed.success) emails.set(name, parsed.data.email)
      }
      for (const person of directory().people) {
        if (stopped) return
        if (slackIdOf(person)) continue
        try {
          await find(person)
        } catch (cause) {
          // Not now; asked again when somebody writes to this person or this person comes.
          logger.warn({ fault: faultOf(cause).because }, 'people are not looked up in Slack for now')
          return
        }
      }
    },
    stop() {
      stopped = true
    },
  }
}

/** What somebody hears whom the office file does not name: whom to ask, and what to give them. */
export function strangerSentence(office: Office, slackId: string): string {
  const names = office.holding('administrator').map(({ name }) => name)
  const whom = names.length > 0 ? names.join(' or ') : 'whoever looks after the bot'
  return `I do not know you yet, so I cannot help you here. Please ask ${whom} to add you to the office’s list of people. Your Slack id is ${slackId}.`
}
