import { asCompared } from '../procedures/shared/as-seen.js'

/** What somebody is addressed by, and never called: it is no part of a name, wherever it stands. */
const addressed = new Set(
  'mr mrs ms miss mx dr doctor prof professor rev revd reverend cllr councillor herr frau mme mlle monsieur madame sra senor senora dhr mevr'.split(
    ' ',
  ),
)
/** The same, and a name where it stands last: Jane Lord, Tom Major. */
const addressedOrNamed = new Set(
  'hon fr sir dame lord lady major capt captain col colonel lt sgt pc dc ds di insp father sister brother judge rabbi imam'.split(' '),
)
/** What belongs to many names and is nobody's alone: Jan van Dijk and Piet van Berg share nothing. A name where it stands last. */
const shared = new Set(
  'van von der den de del della di da dos du la le les el al abd abu ibn bin bint san st saint mac mc ap ab ter ten the of and'.split(' '),
)
/** What stands behind a name. */
const behind = new Set(
  'jr jnr junior snr senior esq esquire mbe obe cbe kbe ba bsc ma msc mba llb llm phd md qc kc jp ii iii iv deceased'.split(' '),
)

/**
 * The words of a name that are somebody's own, in small letters without accents or marks that nobody sees: without titles before it, letters behind it, and
 * what stands in many names (van, de, al). None where there is nothing else. Two names that share one may be one person's; ours.
 */
export function wordsOfOwn(name: string): readonly string[] {
  const words = asCompared(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !addressed.has(word))
  const end = words.findLastIndex((word) => !behind.has(word))
  const named = end < 0 ? words : words.slice(0, end + 1)
  return named.filter((word, at) => at === named.length - 1 || !(addressedOrNamed.has(word) || shared.has(word)))
}
