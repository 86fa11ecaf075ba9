import { isOwnHand, StaffId } from '../procedures/words.js'

/** "Zoë O’Brien-Łukasz" → zoe.obrienlukasz; a second of the name has a number behind it. Names in other scripts become person.1, person.2, …; an account called “Courier” is courier.2, for courier is the bot. */
export function freeId(name: string, taken: ReadonlySet<string>): StaffId {
  const plain = name
    .replaceAll('ß', 'ss')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[đĐ]/g, 'd')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
  const [first = 'person', ...rest] = plain
  const base = [first, ...rest.slice(-1)].join('.').slice(0, 56).replace(/\.+$/, '')
  for (let number = base === 'person' ? 1 : 0; ; number = number === 0 ? 2 : number + 1) {
    const id = number === 0 ? base : `${base}.${number}`
    if (!taken.has(id) && !isOwnHand(id)) return StaffId.parse(id)
  }
}
