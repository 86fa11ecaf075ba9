import type { Clock } from '../casework/casework.js'
import { instant } from '../procedures/words.js'
import type { FirstCards } from './first-cards.js'
import type { Journalled, OnItsWay, Unsaved } from './on-its-way.js'

/** Takes up an alert that an earlier run wrote down. One of a procedure that this bot does not have stays in the journal, for a bot that has. */
export const openTakeUp =
  (
    {
      clock,
      cards,
      alerts,
    }: {
      readonly clock: Clock
      readonly cards: Pick<FirstCards, 'stand'>
      /** The office's alerts; the first of them is meant where none is named. */
      readonly alerts: readonly { readonly name: string; readonly urgent: OnItsWay['urgent'] }[]
    },
    does: {
      /** The same alert, where it is on its way here already. */
      readonly there: (key: string) => OnItsWay | undefined
      readonly begin: (alert: Unsaved & Journalled, urgent: OnItsWay['urgent']) => void
      readonly write: (one: OnItsWay) => void
      readonly faulty: (fault: unknown) => void
    },
  ) =>
  (kept: Journalled): void => {
    const procedure = kept.procedure ?? alerts[0]?.name ?? ''
    const urgent = alerts.find(({ name }) => name === procedure)?.urgent
    // The platform may have repeated it before it was taken up.
    const there = does.there(kept.key)
    if (there) {
      there.copies = [...(kept.copies ?? []), ...there.copies]
      there.savedAs ??= kept.savedAs
      if (kept.direct) {
        if (there.went === 'not yet') there.went = 'by an earlier run'
        there.missed = { is: 'to look for', at: instant(clock()), searches: 0 }
      }
      if (there.savedAs) cards.stand(there.savedAs, there.urgent.card)
      does.write(there)
    } else if (urgent) does.begin({ ...kept, procedure }, urgent)
    else does.faulty(new Error(`The journal holds an alert of a procedure that is not here: ${procedure}.`))
  }
