import type { Person } from '../../src/procedures/people.js'
import { type Role, StaffId } from '../../src/procedures/words.js'

/** A person of the office about whom nothing matters but the id. */
export const somebody = (id: string, ...roles: readonly Role[]): Person => ({
  id: StaffId.parse(id),
  name: id,
  department: 'Customer Contact',
  group: 'North',
  email: `${id}@example.org`,
  roles: ['staff', ...roles],
})
