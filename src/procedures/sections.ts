/**
 * The sections of the source that rules, cards and words cite, by the names that the rules' comments use, with their numbers. Another office's
 * procedure has others: this is the one place to say them.
 */
const numbers = {
  s1: '1',
  s2: '2',
  s3: '3',
  s4: '4',
  s5: '5',
  s6: '6',
  s7: '7',
  s8: '8',
  s9: '9',
  s10: '10',
  s11: '11',
  s12: '12',
  s13: '13',
  s14: '14',
  s15: '15',
} as const
export type Section = keyof typeof numbers

const isSection = (name: string): name is Section => name in numbers
/** The number of a section by its name; of one that is not in the table the name itself, without its "s". */
const numberOf = (name: string): string => (isSection(name) ? numbers[name] : name.replace(/^s/, ''))

/** Sections as text cites them: "section 9", "sections 4, 6 and 12". Of none, an empty text. */
export const cite = (...sections: readonly Section[]): string => citing(sections)

/** The same as the first word of a sentence: "Section 8". */
export const citeFirst = (...sections: readonly Section[]): string => citing(sections).replace(/^s/, 'S')

/** The same of names that come from a card or a passage. */
export function citing(sections: readonly string[]): string {
  const all = sections.map(numberOf)
  const last = all.at(-1)
  if (last === undefined) return ''
  return all.length === 1 ? `section ${last}` : `sections ${all.slice(0, -1).join(', ')} and ${last}`
}

/** A section as short words cite it: "s9". */
export const brief = (section: Section): string => `s${numbers[section]}`
