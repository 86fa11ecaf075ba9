import { type FirstCards, openFirstCards } from '../../src/delivery/first-cards.js'

/** What direct alerts ask for where nobody delivers the saved alert: somebody has it as soon as it is saved. */
export const withoutCourier = (): { waitingAlert: () => Promise<undefined>; ping: () => Promise<void>; cards: FirstCards } => ({
  waitingAlert: async () => undefined,
  ping: async () => {},
  cards: openFirstCards(),
})
