import { z } from 'zod'
import type { Card } from '../../../cards/card.js'
import type { Clock, Directory } from '../../../casework/casework.js'
import type { Erasures, SealedStore } from '../../../log/log.js'
import { mentionsAny } from '../../../procedures/mentions.js'
import { instant } from '../../../procedures/words.js'
import { openSeen } from '../../seen.js'
import { drawCard, ownVerbs } from '../drawing/draw.js'
import type { Drawn, Json } from '../drawing/drawn.js'

/** Somebody in a channel, as Teams names them. */
export interface Member {
  readonly id: string
  readonly entra: string | undefined
}

/**
 * Cards in channels, where those who may act see the buttons and others the state: Teams asks us for a view of their own for
 * them. Buttons are no rights: those are checked at the click.
 */
export interface Views {
  /** The card for everybody, and the one with its buttons; only one when nobody could be shown more. */
  split(
    conversation: string,
    card: Card,
    members: () => Promise<readonly Member[]>,
  ): Promise<{ readonly base: Drawn; readonly full?: Drawn }>
  keep(conversation: string, id: string, full: Drawn): Promise<void>
  /** The card as this person sees it; undefined when it is not known any more. */
  viewOf(conversation: string, id: string, entra: string): Promise<Drawn | undefined>
}

const kind = 'teams-card'
const days = 90
/** Teams refreshes for at most so many people. */
const mostUsers = 60
const KeptCard = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.looseObject({})), actions: z.array(z.looseObject({})) })

/** Opens it over the sealed store, with a memory for when the store is away. A card of a record goes when that is erased, here as in the store. */
export function openViews(settings: {
  readonly store: SealedStore & Erasures
  readonly clock: Clock
  readonly directory: Directory
}): Views {
  const { store, clock, directory } = settings
  const rosters = openSeen<readonly Member[]>(clock, 3600, 100)
  const cards = openSeen<Drawn>(clock, 24 * 3600, 500)
  store.whenErased((records) => {
    const mention = mentionsAny(records)
    cards.dropWhere((card) => mention(JSON.stringify(card)))
  })
  /** Whoever is anything more than staff may have something to decide. */
  const mayAct = (entra: string | undefined): boolean =>
    directory().people.some(
      (person) => person.entra?.toLowerCase() === entra?.toLowerCase() && person.roles.some((role) => role !== 'staff'),
    )

  return {
    async split(conversation, card, members) {
      const full = drawCard(card, 'chat')
      const base = withoutSteps(full)
      if (JSON.stringify(base).length === JSON.stringify(full).length) return { base: full }
      const known = rosters.get(conversation) ?? (await members())
      if (known.length > 0) rosters.put(conversation, known)
      const userIds = known.filter(({ entra }) => entra !== undefined && mayAct(entra)).map(({ id }) => id)
      // Nobody could be shown the buttons: better everybody sees them than nobody.
      if (userIds.length === 0) return { base: full }
      const refresh: Json = {
        action: { type: 'Action.Execute', title: 'Refresh', verb: ownVerbs.refresh, data: {} },
        userIds: userIds.slice(0, mostUsers),
      }
      return { base: { ...base, refresh }, full: { ...full, refresh } }
    },
    async keep(conversation, id, full) {
      cards.put(`${conversation}/${id}`, full)
      const until = instant(new Date(clock().getTime() + days * 24 * 3600_000))
      await store.putSealed(kind, `${conversation}/${id}`, full, { until }).catch(() => undefined)
    },
    async viewOf(conversation, id, entra) {
      const name = `${conversation}/${id}`
      const full = cards.get(name) ?? asDrawn(await store.getSealed(kind, name).catch(() => undefined))
      return full && !mayAct(entra) ? withoutSteps(full) : full
    },
  }
}

/** The card without the buttons that take a step, wherever they stand. */
const withoutSteps = (card: Drawn): Drawn => ({ ...card, body: card.body.flatMap(stepless), actions: card.actions.filter(isNoStep) })

const isNoStep = ({ type }: Json): boolean => type !== 'Action.Execute' && type !== 'Action.ShowCard'

function stepless(element: Json): readonly Json[] {
  const { actions, items, columns } = element
  if (isList(actions)) {
    const left = actions.filter(isNoStep)
    return left.length > 0 ? [{ ...element, actions: left }] : []
  }
  if (isList(items)) return [{ ...element, items: items.flatMap(stepless) }]
  return [isList(columns) ? { ...element, columns: columns.flatMap(stepless) } : element]
}

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)

const asDrawn = (kept: unknown): Drawn | undefined => (KeptCard.safeParse(kept).success ? (kept as Drawn) : undefined)
