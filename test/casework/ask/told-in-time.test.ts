import { openThread } from '../../../src/casework/ask/thread.js'
import { openTold } from '../../../src/casework/ask/told.js'
import { nothingErased } from '../../log/told-erased.js'
import { staff, tuesday } from '../../procedures/test-office.js'

const clock = () => new Date(tuesday)
const guide = { understand: async () => ({ atRisk: true }) as never }
const conversation = { by: staff('asha'), where: 'slack/DASHA' }
const telling = ['he says he will jump']

test('an answer that could not hear in time which alerts went says so: where it stands is kept with them', async () => {
  const silent = openTold({ thread: openThread(clock, nothingErased), guide, clock, alerts: () => new Promise(() => {}) })
  expect(await silent.seniorsHave(telling, conversation)).toEqual({ newLines: telling, unsure: true })
  const none = openTold({ thread: openThread(clock, nothingErased), guide, clock, alerts: async () => [] })
  expect(await none.seniorsHave(telling, conversation)).toEqual({ newLines: telling })
})
