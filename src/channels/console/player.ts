import { randomUUID } from 'node:crypto'
import { actionsIn } from '../../cards/actions-in.js'
import type { Action, Card } from '../../cards/card.js'
import type { DialogView, Field, RawValues } from '../../casework/arrival.js'
import type { Clock } from '../../casework/casework.js'
import type { Erasures } from '../../log/log.js'
import { mentionsAny } from '../../procedures/mentions.js'
import type { Office } from '../../procedures/people.js'
import { instant, type StaffId } from '../../procedures/words.js'
import { chatOf, type Post } from './post.js'
import type { Reply, Sent } from './wire.js'

/**
 * Plays the others in training: whoever has no window open presses the first button of a card that comes to them, after a while, and fills
 * in what it asks. It comes in by the same door as a person, so that it may do what they may do and no more. Ours.
 */
export interface Player {
  /** Whether it plays. */
  plays(): boolean
  play(on: boolean): void
  /** A post has come, or was drawn anew. */
  take(post: Post): void
  stop(): void
}

export interface PlayerNeeds {
  readonly office: () => Office
  readonly clock: Clock
  readonly erasures: Erasures
  readonly isOpen: (person: StaffId) => boolean
  readonly find: (id: string) => Post | undefined
  readonly send: (sent: Sent) => Promise<Reply>
  /** Says to every window what was played. */
  readonly told: (words: string) => void
  /** How long somebody takes to answer, in milliseconds. */
  readonly after?: number
}

/** So often does one person answer about one record by themselves: nobody should have to read a play to its end. */
const mostPlays = 4
/** The same button of a record is not pressed again before so long: on a card that stays, it is not what comes next. */
const notAgainFor = 86_400_000
/** So many moves does a form take at most. */
const mostMoves = 12

export function openPlayer({ office, clock, erasures, isOpen, find, send, told, after = 20_000 }: PlayerNeeds): Player {
  let playing = false
  const coming = new Map<string, NodeJS.Timeout>()
  const played = new Map<string, number>()
  const pressed = new Map<string, number>()
  // What a button gives along is part of its name here.
  erasures.whenErased((records) => {
    const mention = mentionsAny(records)
    for (const names of [played, pressed]) for (const name of names.keys()) if (mention(name)) names.delete(name)
  })
  /** What this person is to press on it, unless they have just done so. */
  const toPress = (person: StaffId, { card, id }: Post): { readonly action: Press; readonly name: string } | undefined => {
    const action = card && firstButton(card)
    if (!action) return undefined
    // On which of the record's cards it stands makes no difference.
    const { card: _, ...given } = action.data.given ?? {}
    const name = `${person} ${card.record ?? id} ${action.verb} ${JSON.stringify(given)}`
    return clock().getTime() - (pressed.get(name) ?? Number.NEGATIVE_INFINITY) < notAgainFor ? undefined : { action, name }
  }

  function play(on: boolean): void {
    playing = on
    if (on) return
    for (const timer of coming.values()) clearTimeout(timer)
    coming.clear()
  }

  async function answer(person: StaffId, id: string): Promise<void> {
    coming.delete(id)
    const post = find(id)
    const next = post && toPress(person, post)
    if (!playing || !post || !next || isOpen(person)) return
    const { action } = next
    pressed.set(next.name, clock().getTime())
    const of = `${person} ${post.card?.record ?? id}`
    played.set(of, (played.get(of) ?? 0) + 1)
    const { record, version, given } = action.data
    const by = { by: person, at: 'chat' }
    const data = { ...(record ? { record } : {}), ...(version === undefined ? {} : { version }), ...(given ? { given } : {}) }
    // What a button carries is parsed at the door again.
    let reply = await send({ ...by, ...data, id: randomUUID(), arrives: 'press', verb: action.verb, post: id } as Sent)
    for (let moves = 0; reply.reply === 'dialog' && moves < mostMoves; moves += 1)
      reply = await send(filledIn(reply.dialog, by, id, office(), clock()))
    // Somebody else was quicker, or it may not be theirs: then nothing was done.
    if (reply.reply === 'posted' && reply.post.tone !== 'refused') told(`${office().nameOf(person)} pressed “${action.title}”.`)
  }

  return {
    plays: () => playing,
    play,
    take(post) {
      const person = office().people.find(({ id }) => chatOf(id) === post.place)?.id
      if (!playing || !person || isOpen(person) || coming.has(post.id) || !toPress(person, post)) return
      if ((played.get(`${person} ${post.card?.record ?? post.id}`) ?? 0) >= mostPlays) return
      // One after the other: whom somebody was quicker than finds another card by then.
      const timer = setTimeout(() => void answer(person, post.id).catch(() => undefined), after * (1 + coming.size / 4))
      timer.unref()
      coming.set(post.id, timer)
    },
    stop: () => play(false),
  }
}

type Press = Extract<Action, { type: 'Action.Execute' }>

/** The button that a card wants pressed: its first of weight, which takes a step or opens the form of one. Of a copy that is had first, the step after it. */
function firstButton({ adaptive }: Card): Press | undefined {
  const all = [...adaptive.body.flatMap(actionsIn), ...adaptive.actions].filter(
    (action): action is Press => action.type === 'Action.Execute',
  )
  const copyAt = all.findIndex(({ style, verb }) => style === 'positive' && verb.startsWith('gather:'))
  if (copyAt >= 0) return all.slice(copyAt).find(({ verb }) => verb.startsWith('step:'))
  return all.find(({ style, verb }) => style === 'positive' && /^(step|dialog):/.test(verb))
}

/** The same form with everything in it that is needed, and its button pressed. */
function filledIn(
  { draft, step, fields, values, errors, next, preview }: DialogView,
  by: object,
  post: string,
  office: Office,
  now: Date,
): Sent {
  const filled: RawValues = Object.fromEntries(
    fields.map((field) => [field.name, valueFor(field, values[field.name], errors[field.name], office, now)]),
  )
  const move = preview || next !== 'Next' ? 'send' : 'next'
  return { ...by, id: randomUUID(), arrives: 'form', draft, step: step.name, move, values: filled, post } as Sent
}

function valueFor(
  field: Field,
  had: RawValues[string] | undefined,
  error: string | undefined,
  office: Office,
  now: Date,
): RawValues[string] {
  const isThere = had !== undefined && had.length > 0
  if (isThere && !error) return had
  const options = field.options ?? []
  if (!field.required && !error) return had ?? ''
  switch (field.input) {
    case 'choice':
    case 'yes-no':
      // What was refused is not chosen again.
      return (options[options.findIndex(({ value }) => value === had) + 1] ?? options[0])?.value ?? ''
    case 'choices':
      return options.slice(0, 1).map(({ value }) => value)
    case 'person':
      return office.people[0]?.id ?? ''
    case 'time':
      return '10:00'
    case 'date':
      return office.calendar.dateOf(instant(now))
    case 'items':
      return []
    default:
      return 'Played in training.'
  }
}
