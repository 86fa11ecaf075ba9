import type { Casework, Clock } from '../casework/casework.js'
import { LogAway } from '../log/log.js'
import { firstCardBy } from './direct-rungs.js'
import type { FirstCards } from './first-cards.js'
import type { OnItsWay } from './on-its-way.js'

/**
 * Saves what can be saved; what the rules refuse is dropped, since a refusal will not change. A log that cannot be reached is asked once a look;
 * one that refuses an alert may take the next (a long one, on a disk that is almost full).
 */
export const openSaveUnsaved =
  (
    {
      saveAlert,
      cards,
      clock,
    }: { readonly saveAlert: Casework['saveAlert']; readonly cards: Pick<FirstCards, 'stand'>; readonly clock: Clock },
    does: {
      readonly faulty: (fault: unknown) => void
      readonly write: (one: OnItsWay) => void
      /** It is on its way no more. */
      readonly letGo: (one: OnItsWay) => Promise<void>
    },
  ) =>
  async (all: readonly OnItsWay[]): Promise<void> => {
    const { faulty, write, letGo } = does
    const unsaved = all.filter(({ savedAs }) => !savedAs)
    // Changed words are kept with what they are of: that first.
    for (const one of [...unsaved.filter(({ alert }) => !alert.adds), ...unsaved.filter(({ alert }) => alert.adds)]) {
      try {
        const { at: _, ...alert } = one.alert
        one.savedAs = await saveAlert(alert)
        one.cardBy = firstCardBy(clock())
        if (one.savedAs) {
          cards.stand(one.savedAs, one.urgent.card)
          write(one)
        } else {
          faulty(new Error('An alert that was sent unsaved is refused by the rules.'))
          await letGo(one)
        }
      } catch (fault) {
        if (fault instanceof LogAway && !fault.refuses) return
        if (!one.told) faulty(fault)
        one.told = true
      }
    }
  }
