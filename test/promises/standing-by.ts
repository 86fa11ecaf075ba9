import type { Casework } from '../../src/casework/casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'

/** What stands by for every alert in a running bot, beside its courier, by real time: what that costs is measured with the rest. Its journal keeps nothing. */
export const openStandingBy = (
  log: Log,
  {
    channels,
    directory,
    casework,
  }: { readonly channels: readonly Channel[]; readonly directory: () => Office; readonly casework: () => Casework },
) => {
  const cards = openFirstCards()
  const direct = openDirectAlerts({
    ...{ procedures, channels, directory, cards, ping: log.ping, clock: () => new Date(), report: () => {} },
    journal: { keep: async () => {}, all: async () => ({ entries: [], broken: [] }), drop: async () => {}, rewrap: async () => {} },
    saveAlert: (alert) => casework().saveAlert(alert),
    waitingAlert: (record) => casework().waitingAlert(record),
  })
  const { writeAhead, standBy, standDown, start, stop } = direct
  // A busy machine may take longer to save than an alert waits: here each is to be saved, however long that takes.
  return { cards, forCasework: { writeAhead, standBy, standDown }, start, stop }
}
