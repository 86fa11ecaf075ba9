import type { RecordId } from '../../../src/procedures/words.js'
import type { openArrangementOffice } from '../arrangement-office.js'

type Office = ReturnType<typeof openArrangementOffice>

/** Asha passes on that Jo Bloggs asks for what is kept on him; the record of it. */
export async function passedOn(office: Office): Promise<RecordId> {
  const receipt = await office.walk('asha', await office.command('asha', '/subject-request'), {
    is: 'customer',
    name: 'Jo Bloggs',
    telephone: '020 7946 0001',
    wants: 'Everything on me.',
  })
  if (receipt.answer !== 'card' || !receipt.card.record) throw new Error(`nothing was passed on: ${JSON.stringify(receipt)}`)
  return receipt.card.record as RecordId
}

/** …and Ian knows that it is he. */
export async function identified(office: Office): Promise<RecordId> {
  const request = await passedOn(office)
  await office.fill('ian', 'identity', request, { how: 'He rang from the number on the record.' })
  return request
}
