import type { CopyToDraw, Unsure } from '../casework/casework.js'
import { type Log, restoredKind, shownKind } from '../log/log.js'
import type { RecordId } from '../procedures/words.js'

/** A copy that does not show what it ought to, as far as anybody knows. `place`: its place among the record's copies. */
export interface Stale extends CopyToDraw {
  readonly place: number
  readonly drawn: NonNullable<CopyToDraw['drawn']>
}

/** What the copies of one record show. Only whoever has the record's redraw under a lease may ask and tell. */
export interface Shown {
  /** The copies to be drawn: first what was not drawn for longest, so that none waits behind the newer ones for ever. */
  readonly stale: readonly Stale[]
  /** It shows its drawing now. */
  drawn(copy: Stale): void
  /** The platform will not have it: it is tried once more at the record's next change, and let be when it came again already. */
  refused(copy: Stale): void
  /** It will never be drawn again, whatever happens: it is no longer there, or it cannot be changed any more. */
  left(copy: Stale): void
  /** Nobody knows what it shows now. */
  unclear(copy: Stale): void
  /** Keeps all this for the next one, in whichever process. */
  keep(): Promise<void>
}

/** What is known of a copy: the fingerprint of what it shows, and as which of its record's drawings it was drawn, or tried, last. */
interface State {
  readonly print: string | undefined
  readonly drawing: number
  readonly left?: true
}
/** As it is kept. Copies before `seen` that are not named came again, were drawn over for good, and are left alone. */
interface KeptShown {
  readonly record: RecordId
  readonly seen: number
  readonly drawings: number
  readonly copies: readonly (readonly [place: number, print: string | null, drawing: number, left?: 'left'])[]
}

type Store = Pick<Log, 'putSealed' | 'listSealed' | 'dropSealed' | 'dropSealedIfStill'>

/** So long after a press its answer may still take a copy's place, in milliseconds. */
const answersArrive = 60_000

/**
 * Reads what the copies show: as they were posted, and as they were drawn since. `left`: whoever drew them last did not come to keep what
 * they did, so of none that they may have drawn anything is known.
 */
export const readShown = async (
  store: Store,
  record: RecordId,
  copies: readonly CopyToDraw[],
  { left, now }: { readonly left: boolean; readonly now: Date },
): Promise<Shown> => {
  // What does not open (it was altered) stops no redraw: of a restore its name alone counts, and of copies nothing is known then, as where nobody kept it.
  const unopened: string[] = []
  const restores: string[] = []
  const [kept, restored] = await Promise.all([
    store.listSealed(shownKind, record, (name) => void unopened.push(name)),
    store.listSealed(restoredKind, undefined, (name) => void restores.push(name)),
  ])
  const nothingKnown = left || unopened.length > 0
  // Written below, and by casework's keepPressed: which is why their shapes are known.
  const before = kept.find(({ name }) => name === record)?.value as KeptShown | undefined
  const marks = kept.flatMap(({ name, value }) => (name === record ? [] : [{ name, kept: value, ...(value as Unsure) }]))
  const lost = [...restores, ...restored.map(({ name }) => name)].sort().at(-1) ?? ''

  let drawings = before?.drawings ?? 0
  const known = new Map(
    before?.copies.map(([place, print, drawing, isLeft]): [number, State] => [
      place,
      { print: print ?? undefined, drawing, ...(isLeft ? { left: true } : {}) },
    ]),
  )
  const states = new Map<number, State>()
  const isUnsure = (place: number, { to }: CopyToDraw): boolean =>
    marks.some(({ pressed, copies }) => copies?.includes(place) || (pressed && (!('person' in to) || to.person === pressed)))
  for (const [place, copy] of copies.entries()) {
    const isNew = place >= (before?.seen ?? 0)
    const state = known.get(place) ?? (isNew ? { print: copy.at > lost ? copy.print : undefined, drawing: drawings } : undefined)
    if (state) states.set(place, nothingKnown || isUnsure(place, copy) ? { ...state, print: undefined } : state)
    else if (marks.some((mark) => mark.copies?.includes(place))) states.set(place, { print: undefined, drawing: 0 })
  }

  const stale = copies.flatMap((copy, place): readonly Stale[] => {
    const { drawn } = copy
    const state = states.get(place)
    return drawn && state && !state.left && state.print !== drawn.print ? [{ ...copy, place, drawn }] : []
  })
  const drawingOf = ({ place }: Stale): number => states.get(place)?.drawing ?? 0
  const told = ({ place }: Stale, print: string | undefined): void => {
    drawings += 1
    states.set(place, { print, drawing: drawings })
  }
  const drawn = (copy: Stale): void => told(copy, copy.drawn.print)
  const unclear = (copy: Stale): void => told(copy, undefined)
  return {
    stale: stale.toSorted((one, other) => drawingOf(one) - drawingOf(other) || one.place - other.place),
    drawn,
    refused: (copy) => (copy.over ? drawn(copy) : unclear(copy)),
    left({ place }) {
      states.set(place, { print: undefined, drawing: states.get(place)?.drawing ?? 0, left: true })
    },
    unclear,
    async keep() {
      const named = [...states].filter(([place, { print, left }]) => {
        const copy = copies[place]
        return !(copy?.over && (left || (print === copy.drawn?.print && !isUnsure(place, copy))))
      })
      const whole: Omit<KeptShown, 'drawings'> = {
        record,
        seen: copies.length,
        copies: named.map(([place, { print = null, drawing, left }]) => (left ? [place, print, drawing, 'left'] : [place, print, drawing])),
      }
      const isAsBefore = before?.seen === whole.seen && JSON.stringify(before.copies) === JSON.stringify(whole.copies)
      if (!isAsBefore) await store.putSealed(shownKind, record, { ...whole, drawings } satisfies KeptShown, { owner: record })
      // Until then the answer to a press may still come.
      const over = marks.filter(({ at, pressed }) => pressed === undefined || Date.parse(at) < now.getTime() - answersArrive)
      // A press that its platform brings once more is marked anew under its name.
      for (const { name, kept: mark } of over) await store.dropSealedIfStill(shownKind, name, mark)
      for (const name of unopened.filter((one) => one !== record)) await store.dropSealed(shownKind, name)
    },
  }
}
