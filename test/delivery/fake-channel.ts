import type { Card } from '../../src/cards/card.js'
import type { Answer, Arrival, Listen } from '../../src/casework/arrival.js'
import { type Address, type Channel, ChannelFault, mustBeOurs, type Posted, type PostOptions } from '../../src/channels/channel.js'
import type { Urgency } from '../../src/procedures/procedure.js'

/**
 * What a post or a replacement meets. `lost`: the answer is lost after the card arrived (unclear, and seen);
 * `gone`, `fixed`: a copy is no longer there, or cannot be changed any more; `dropped`: the platform says ok and nobody sees it; `hang`: no answer until `release()`, then it arrives; `still`: the bot
 * stands still before it writes, until `release()`; `blind`: the look for it fails, and it arrives whatever stands there.
 */
export type Fate =
  | 'ok'
  | 'never'
  | 'unclear'
  | 'lost'
  | 'dropped'
  | 'hang'
  | 'still'
  | 'crash'
  | 'gone'
  | 'fixed'
  | 'blind'
  | { readonly later: number | 'unsaid' }

/** A card as a person sees it now, and what was called to get it there. */
export interface Copy {
  readonly id: string
  readonly to: string
  readonly key: string
  readonly urgency: Urgency
  card: Card
}
export interface Call {
  readonly call: 'post' | 'replace'
  readonly to: string
  readonly urgency?: Urgency
  readonly key?: string
  /** The id of the message below which it was to stand. */
  readonly below?: string
  readonly fate: Fate
}

export interface FakeChannel extends Channel {
  /** What people see, in the order in which it came. */
  readonly seen: Copy[]
  /** Everything that was called, whatever became of it. */
  readonly calls: Call[]
  /** The deliveries that were looked for once more: key and person. */
  readonly looks: string[]
  /** What the next of these looks meet, one each; then they find what there is. */
  looksMeet(...faults: readonly ChannelFault[]): void
  /** The next calls meet these fates, one each; after them what `always` says. */
  next(...fates: readonly Fate[]): void
  always(fate: Fate | ((call: Omit<Call, 'fate'>) => Fate)): void
  /** Lets every hanging call go on. */
  release(): void
  /** Somebody arrives through this channel. */
  arrive(arrival: Arrival): Promise<Answer>
}

/** How an address reads in the ledger: the person's id, or #purpose. */
export const addressName = (to: Address): string => ('person' in to ? to.person.id : `#${to.purpose}`)

/**
 * A channel with a scripted fault plan and a ledger. Reaches everybody unless `reaches` says otherwise;
 * with `looks`, it finds a card by its key before it posts again, as a good channel does; `when asked`: only where it is told to look. With `tells`, it tells
 * what stood there already as soon as it has posted blindly.
 */
export const fakeChannel = (
  name: string,
  options: { readonly reaches?: (to: string) => boolean; readonly looks?: true | 'when asked'; readonly tells?: true } = {},
): FakeChannel => {
  const seen: Copy[] = []
  const calls: Call[] = []
  const looks: string[] = []
  const lookFaults: ChannelFault[] = []
  const plan: Fate[] = []
  const hanging: (() => void)[] = []
  let otherwise: Fate | ((call: Omit<Call, 'fate'>) => Fate) = 'ok'
  let listen: Listen | undefined
  let number = 0

  /** Meets the fate; `arrives` is what a person sees when it goes well. */
  const meet = async <T>(
    call: Omit<Call, 'fate'>,
    arrives: () => T,
    lostSight: () => T,
    lease: Pick<PostOptions, 'isOurs'> = {},
    blindly: () => T = arrives,
  ): Promise<T> => {
    mustBeOurs(lease)
    const fate = plan.shift() ?? (typeof otherwise === 'function' ? otherwise(call) : otherwise)
    calls.push({ ...call, fate })
    if (typeof fate === 'object')
      throw new ChannelFault('later', `${name} asks us to wait.`, fate.later === 'unsaid' ? {} : { retryAfter: fate.later })
    switch (fate) {
      case 'ok':
        return arrives()
      case 'blind':
        return blindly()
      case 'dropped':
        return lostSight()
      case 'never':
        throw new ChannelFault('never', `${name} does not know ${call.to}.`)
      case 'gone':
      case 'fixed':
        throw new ChannelFault('never', `${name} cannot change this card.`, { copy: fate })
      case 'unclear':
        throw new ChannelFault('unclear', `${name} broke off.`)
      case 'lost':
        arrives()
        throw new ChannelFault('unclear', `${name} broke off.`)
      case 'crash':
        throw new TypeError('a mistake in the channel')
      case 'still':
        await new Promise<void>((resolve) => hanging.push(resolve))
        mustBeOurs(lease)
        return arrives()
      case 'hang':
        await new Promise<void>((resolve) => hanging.push(resolve))
        return arrives()
    }
  }

  return {
    name,
    seen,
    calls,
    looks,
    looksMeet: (...faults) => void lookFaults.push(...faults),
    next: (...fates) => void plan.push(...fates),
    always: (fate) => {
      otherwise = fate
    },
    release: () => {
      for (const go of hanging.splice(0)) go()
    },
    arrive: async (arrival) => (listen ? listen(arrival) : { answer: 'nothing' }),
    reaches: (to) => options.reaches?.(addressName(to)) ?? true,

    async lookAgain(person, { key }) {
      looks.push(`${key} ${person.id}`)
      const fault = lookFaults.shift()
      if (fault) throw fault
      return seen.filter((copy) => copy.key === key && copy.to === person.id).map(({ id }) => ({ channel: name, where: person.id, id }))
    },

    post(to, card, { urgency, key, again, below, found, ...lease }) {
      const finds = options.looks === true || (options.looks === 'when asked' && again === true)
      const where = addressName(to)
      const posted = (id: string): Posted => ({ channel: name, where, id })
      const arrives = (): Posted => {
        number += 1
        const id = `${name}-${number}`
        seen.push({ id, to: where, key, urgency, card })
        return posted(id)
      }
      if (options.reaches && !options.reaches(where)) return Promise.reject(new ChannelFault('never', `${name} does not know ${where}.`))
      return meet(
        { call: 'post', to: where, urgency, key, ...(below ? { below: below.id } : {}) },
        () => {
          const before = finds ? seen.find((copy) => copy.key === key && copy.to === where) : undefined
          return before ? posted(before.id) : arrives()
        },
        () => posted(`${name}-dropped-${calls.length}`),
        lease,
        () => {
          const earlier = seen.filter((copy) => copy.key === key && copy.to === where)
          const came = arrives()
          if (options.tells) for (const { id } of earlier) void Promise.resolve(found?.(posted(id))).catch(() => {})
          return came
        },
      )
    },

    replace(posted, card) {
      return meet(
        { call: 'replace', to: posted.where },
        () => {
          const copy = seen.find(({ id }) => id === posted.id)
          if (!copy) throw new ChannelFault('never', `${name} does not have this card any more.`)
          copy.card = card
        },
        () => undefined,
      )
    },

    start: async (door) => {
      listen = door
    },
    stop: async () => {
      listen = undefined
    },
  }
}
