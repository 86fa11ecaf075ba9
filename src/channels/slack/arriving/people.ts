import type { Logger } from 'pino'
import { z } from 'zod'
import type { Outsider } from '../../../casework/arrival.js'
import type { Clock, Directory } from '../../../casework/casework.js'
import type { SealedStore } from '../../../log/log.js'
import type { Person } from '../../../procedures/people.js'
import { plainWord } from '../../../procedures/shared/as-seen.js'
import type { StaffId } from '../../../procedures/words.js'
import { ChannelFault } from '../../channel.js'
import { openSeen } from '../../seen.js'
import type { Clients } from '../clients.js'
import { codeOfRefusal, faultOf } from '../faults.js'
import { userOf } from './arrivals.js'
import { isMember, isOurs, type Own } from './origin.js'
import type { Payload } from './payloads.js'

/** Who is who in Slack: by the id in the office file, else by the e-mail address, which is remembered. */
export interface SlackPeople {
  /** The Slack id, as far as it is known now. */
  slackIdOf(person: Pick<Person, 'id'>): string | undefined
  /** Can they be in Slack: an id is known, or nobody has yet looked for their e-mail address in vain? */
  mayReach(person: Pick<Person, 'id'>): boolean
  /** The person behind a Slack id, as far as it is known now. */
  staffOf(slackId: string): StaffId | undefined
  /** Whose delivery this is, asking Slack when it must. Never throws: a Slack that cannot say is an answer of its own. */
  recognise(payload: Payload): Promise<Recognised>
  /** The Slack id, asking Slack when it must. Undefined: not in Slack. Throws a ChannelFault when Slack cannot say. */
  find(person: Person): Promise<string | undefined>
  /** Takes up what was remembered, then looks for everybody without a Slack id, one after the other. */
  begin(): Promise<void>
  stop(): void
}

/** Who stands behind a delivery: somebody of the office, or what the platform tells of somebody who is not. */
export type Recognised = { readonly is: 'colleague'; readonly person: Person } | { readonly is: 'outsider'; readonly outsider: Outsider }

const kind = 'slack-person'
/** Without a workspace it was remembered before workspaces were compared, and is looked up again. */
const Remembered = z.object({ email: z.string(), team: z.string() })
const same = (a: string, b: string): boolean => plainWord(a).toLowerCase() === plainWord(b).toLowerCase()

/** Opens it. `store` keeps Slack id → e-mail; when it cannot, we remember until we stop. */
export function openPeople(settings: {
  directory: Directory
  store: SealedStore
  clients: Clients
  own: () => Promise<Own | undefined>
  clock: Clock
  logger: Logger
}): SlackPeople {
  const { directory, store, clients, own: askOwn, clock, logger } = settings
  const emails = new Map<string, string>()
  const lookedForInVain = openSeen<true>(clock, 3600, 10_000)
  let stopped = false

  const remember = async (slackId: string, email: string, { team }: Own): Promise<void> => {
    if (emails.get(slackId) === email) return
    emails.set(slackId, email)
    await store
      .putSealed(kind, slackId, { email, team })
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
      const own = await askOwn()
      if (!own) throw new ChannelFault('later', 'Slack does not say which workspace is ours.')
      const { user } = await clients.now.users.lookupByEmail({ email: person.email })
      // Of another company, or a guest with a colleague's address: nobody to send a customer's matter to.
      if (!user?.id || !isMember(user, own)) return undefined
      await remember(user.id, person.email, own)
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
    async recognise(payload) {
      const slackId = userOf(payload)
      const known = personOf(slackId)
      const own = await askOwn()
      const outsider = (is: Outsider['is'], name = nameIn(payload)): Recognised => ({
        is: 'outsider',
        outsider: {
          is,
          mayAlert: own !== undefined && is !== 'stranger',
          name: plainWord(name ?? '') || slackId,
          known: `Your Slack id is ${slackId}.`,
        },
      })
      // Slack has never yet said which workspace is ours: an id that the office file names is as good as it gets.
      if (!own) return known?.slack === slackId ? { is: 'colleague', person: known } : outsider('unsaid')
      if (!isOurs(payload, own)) return outsider('stranger')
      if (known) return { is: 'colleague', person: known }
      try {
        const { user } = await clients.answer.users.info({ user: slackId })
        if (!user || !isMember(user, own)) return outsider('stranger')
        emails.delete(slackId)
        const { email } = user.profile ?? {}
        const confirmed = email !== undefined && user.is_email_confirmed !== false
        const person = confirmed ? directory().people.find((each) => !each.slack && same(each.email, email)) : undefined
        if (!person || !email) return outsider('member', user.profile?.real_name || user.real_name || user.name)
        await remember(slackId, email, own)
        return { is: 'colleague', person }
      } catch (cause) {
        if (codeOfRefusal(cause) === 'user_not_found') return outsider('stranger')
        logger.warn({ why: faultOf(cause).because }, 'somebody could not be recognised')
        return outsider('unsaid')
      }
    },
    async begin() {
      const kept = await store.listSealed(kind).catch((cause: unknown) => {
        logger.warn({ fault: String(cause) }, 'the remembered Slack ids cannot be read now')
        return []
      })
      const own = await askOwn()
      for (const { name, value } of kept) {
        const parsed = Remembered.safeParse(value)
        if (parsed.success && parsed.data.team === own?.team) emails.set(name, parsed.data.email)
      }
      for (const person of directory().people) {
        if (stopped) return
        if (slackIdOf(person)) continue
        try {
          await find(person)
        } catch (cause) {
          // Not now; asked again when somebody writes to this person or this person comes.
          logger.warn({ why: faultOf(cause).because }, 'people are not looked up in Slack for now')
          return
        }
      }
    },
    stop() {
      stopped = true
    },
  }
}

/** The person's name as a delivery has it. */
function nameIn(payload: Payload): string | undefined {
  if (payload.type === 'command') return payload.user_name
  return payload.type === 'event_callback' ? undefined : payload.user.name
}
