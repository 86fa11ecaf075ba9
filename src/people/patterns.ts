/** A name of the office file that stands for several: “Head of *”. */
export const hasStar = (pattern: string): boolean => pattern.includes('*')

/** Does a pattern of the office file fit a title or a name? A star stands for anything. */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^\\s*${parts.join('.*')}\\s*$`, 'i').test(name)
}
