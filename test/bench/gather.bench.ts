import { lookUpOf } from '../../src/casework/look-up/look-up.js'
import { gather } from '../../src/casework/subject-access/gather.js'
import { staff } from '../procedures/test-office.js'
import { nameOf } from './look-up.bench.js'
import { onRestrictions } from './on-restrictions.js'
import { tenths, watched } from './watched.js'

/** What it costs to gather all that is kept on one person, out of so many records; seconds and megabytes. */
export interface Gathering {
  readonly records: number
  /** Reading every name first, as a bot does once after its start, and the command line each time. */
  readonly names: number
  /** A customer with one record, looked for in the words of all (aim 60 or less at 100,000, with the names). */
  readonly customer: number
  /** Seconds of a processor that the bot itself worked for it, whatever else the machine does: the part that is ours. */
  readonly worked: number
  /** A member of staff who is named in every one of them: each is in it. */
  readonly staff: number
  readonly foundOfStaff: number
  /** How much the heap grew while the customer's were gathered. */
  readonly grew: number
  /** The longest that anybody else's work was held up meanwhile, in milliseconds. */
  readonly heldUp: number
}

/** At 10,000 records; with LONG=1 at 100,000, which takes some minutes to put in. */
export const benchGather = async (size = process.env.LONG === '1' ? 100_000 : 10_000): Promise<Gathering> =>
  onRestrictions(size, async (desk) => {
    const names = await watched(() => lookUpOf(desk).readNames())
    const customer = await watched(() =>
      gather(desk, { is: 'customer', customer: { name: nameOf(7), telephone: '020 7000007' }, also: [] }),
    )
    let foundOfStaff = 0
    const ofStaff = await watched(async () => {
      foundOfStaff = (await gather(desk, { is: 'staff', customer: { name: 'Asha Patel' }, staff: staff('asha'), also: [] })).records.length
    })
    return {
      records: size,
      names: tenths(names.seconds),
      customer: tenths(customer.seconds),
      worked: tenths(names.worked + customer.worked),
      staff: tenths(ofStaff.seconds),
      foundOfStaff,
      grew: customer.grew,
      heldUp: Math.max(names.heldUp, customer.heldUp),
    }
  })
