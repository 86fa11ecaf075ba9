import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openCasework } from '../../src/casework/open-casework.js'
import type { UnsavedAlert } from '../../src/casework/unsaved-alert.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openJournal } from '../../src/log/journal.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { withoutCourier } from '../delivery/without-courier.js'
import { freshName } from '../log/test-database.js'
import { testOffice } from '../procedures/test-office.js'

/** A bot with one chat that sends an alert directly when this log does not take it. Its journal lies in a folder of its own in `folder`. */
export const openDirectBot = async (log: Log, folder: string) => {
  const office = testOffice()
  const chat = fakeChannel('console', { reaches: (to) => !to.startsWith('#') })
  const journal = await openJournal({ folder: join(folder, freshName()), recordKey: randomBytes(32) })
  const clock = () => new Date()
  const direct = openDirectAlerts({
    procedures,
    journal,
    channels: [chat],
    directory: () => office,
    clock,
    saveAlert: (alert: UnsavedAlert) => casework.saveAlert(alert),
    ...withoutCourier(),
    report: () => {},
    timer: () => () => {},
  })
  // However busy the machine is, what is answered late is another test's.
  const casework = openCasework({
    ...{ procedures, log, directory: () => office, clock, report: () => {}, patience: 20_000 },
    sendUnsaved: direct.sendUnsaved,
  })
  return { chat, journal, direct, casework }
}
