/** More sentences of a kind nobody reads. */
const mostSaid = 8

/** The first sentences of a kind, and of how many more the same holds: `ends` is the end of that sentence, from its verb on. */
export const shortened = (sentences: readonly string[], ends: string): readonly string[] =>
  sentences.length <= mostSaid ? sentences : [...sentences.slice(0, mostSaid), `${sentences.length - mostSaid} more ${ends}`]
