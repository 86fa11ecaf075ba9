import { isOwnHand, StaffId } from '../procedures/words.js'

/**
 * Gives ids that nobody had: “Zoë O’Brien-Łukasz” → zoe.obrienlukasz; a second of the name has a number behind it. Names in other scripts become
 * person.1, person.2, …; an account called “Courier” is courier.2, for courier is the bot. `taken`: ids that somebody has or had; whoever asks puts
 * into it what was given.
 */
export function openFreeIds(taken: ReadonlySet<string>): (name: string) => StaffId {
  // An id that is taken stays so: of a thousand names in another script each would be counted from the first.
  const next = new Map<string, number>()
  return (name) => {
    const base = baseOf(name)
    for (let number = next.get(base) ?? (base === 'person' ? 1 : 0); ; number = number === 0 ? 2 : number + 1) {
      const id = number === 0 ? base : `${base}.${number}`
      if (taken.has(id) || isOwnHand(id)) continue
      next.set(base, number)
      return StaffId.parse(id)
    }
  }
}

function baseOf(name: string): string {
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
  return [first, ...rest.slice(-1)].join('.').slice(0, 56).replace(/\.+$/, '')
}
