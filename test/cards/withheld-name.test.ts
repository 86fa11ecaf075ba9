import { fill } from '../../src/cards/fill.js'
import type { WithheldState } from '../../src/procedures/withheld-name/matter.js'
import { withheldName } from '../../src/procedures/withheld-name/withheld-name.js'
import { given } from '../procedures/given.js'
import { facts, recordId, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const record = recordId('FN-2026-0001')
const by = (id: string) => facts(id, { record })
const why = 'He found a colleague at home after a call.'
const about = { why, customer: 'Jo Bloggs', case: 'IC-12345' }
const noted = given(withheldName).when(
  { step: 'WithholdName', how: 'telephone', takesCalls: 'yes', day: '2026-03-03', time: '09:50', ...about },
  by('asha'),
)
const objected = noted.when({ step: 'NoteObjection' }, by('asha'))
const asked = given(withheldName).when(
  { step: 'WithholdName', how: 'writing', matter: 'His request of March', until: '2026-06-03', ...about },
  by('asha'),
)
const agreed = asked.when({ step: 'AgreeToWithhold', until: '2026-04-03' }, by('lena'))
const refused = asked.when({ step: 'RefuseToWithhold', reason: 'We answer him from the group’s address.' }, by('lena'))
const card = (state: WithheldState, id?: string) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(asSeen(withheldName, 'record', state, person ? { person } : {}, by(id ?? 'asha')), { record, version: 2 })
}

describe('the cards of a name that is left out', () => {
  it.each([
    ['withheld-name/noted', card(noted.state, 'asha')],
    ['withheld-name/told', card(objected.state, 'lena')],
    ['withheld-name/asked', card(asked.state, 'asha')],
    ['withheld-name/to-agree', card(asked.state, 'lena')],
    ['withheld-name/agreed', card(agreed.state, 'asha')],
    ['withheld-name/not-agreed', card(refused.state, 'asha')],
    ['withheld-name/channel', card(agreed.state)],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
