import { chancesOf, nothingSaid } from '../understanding/chances.js'
import { inScope } from '../understanding/judge.js'
import type { Label } from '../understanding/label.js'
import { normalise, wordsOf } from '../understanding/normalise.js'
import type { Reader } from '../understanding/reader.js'
import { windowsOf } from '../understanding/windows.js'
import type { OwnPassage } from './own-procedure.js'
import { meansSomething } from './stop-words.js'

/** What the reader makes of a text, as a share for each section of the source. */
type Meaning = ReadonlyMap<string, number>
type Known = { readonly meanings: readonly Meaning[]; readonly terms: ReadonlySet<string> }

/** How much a topic speaks for its sections, best first. */
const WORTH = [1, 0.5, 0.1]
/** Sections near each other are told apart less sharply than in an answer: an office parts its procedure in another way. */
const BLUNT = 2
/** How much words in common count beside the meaning. By the set of test/guidance/own-procedures.txt, as the two below. */
const WORDS_COUNT = 0.5
/** Below this nothing is quoted. */
const FLOOR = 0.6
/** Nor where the next passage is as near as this: a wrong passage is worse than none. */
const AHEAD = 0.05
/** Of one passage no more than this is read: what comes after says nothing new of what it is about. */
const PIECES = 12

/** "4.2 Bad language", "APPENDIX A – FORMS" without what only counts. */
const titleAlone = (heading: string): string =>
  heading.replace(/^(?:(?:appendix|annex|section|part)\s+\w{1,3}\b|§?\s*\d+(?:\.\d+)*\.?|\(?\w\))\s*[–—:.)-]*\s*/i, '')

const termsOf = (text: string): Set<string> =>
  new Set((normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(meansSomething).map((term) => term.replace(/(?:ing|ed|es|s)$/, '')))

function meaningOf(scores: Float32Array, labels: readonly Label[]): Meaning {
  const { topics } = chancesOf(
    scores.map((score) => score / BLUNT),
    labels,
  )
  const sums = new Map<string, number>()
  labels.forEach(({ sections }, i) => {
    for (const [place, id] of sections.entries()) sums.set(id, (sums.get(id) ?? 0) + (topics[i] ?? 0) * (WORTH[place] ?? 0.1))
  })
  return sums
}

/** From 0, nothing alike, to 1. */
function alike(one: Meaning, other: Meaning): number {
  const size = (of: Meaning): number => Math.hypot(...of.values())
  const both = [...one].reduce((sum, [id, share]) => sum + share * (other.get(id) ?? 0), 0)
  return both / (size(one) * size(other) || 1)
}

/**
 * Finds passages by what they are about, as the reader understands the question and them: "can I put the phone down on him" finds
 * "Ending a conversation". Gives undefined where the reader takes the question for nothing that a procedure on contacts covers.
 */
export function byMeaning(
  read: Reader,
  labels: readonly Label[],
): (passages: readonly OwnPassage[]) => (question: string) => Promise<OwnPassage[] | undefined> {
  async function known({ heading, words }: OwnPassage): Promise<Known> {
    const title = titleAlone(heading)
    const pieces = [
      title,
      ...windowsOf(words.slice(0, 4000))
        .slice(0, PIECES)
        .flatMap((piece) => [`${title}. ${piece}`, piece]),
    ]
    const scores = await read(pieces.map((text) => ({ text })))
    return { meanings: scores.map((row) => meaningOf(row, labels)), terms: termsOf(`${heading} ${words}`) }
  }

  return function findIn(passages) {
    let every: Promise<Known[]> | undefined
    return async function find(question) {
      // Without a single word there is nothing that anything could be about.
      if (wordsOf(question.slice(0, 1000)).length === 0) return undefined
      const [row] = await read([{ text: question }])
      const said = row ? chancesOf(row, labels) : nothingSaid(labels)
      if (!row || !inScope(said)) return undefined
      // Read by the first question that may need it: a bot that nobody asks starts no slower for it.
      every ??= inTurn(passages, known)
      const asked = meaningOf(row, labels)
      const terms = termsOf(question)
      const all = await every
      const rarity = (term: string): number =>
        Math.log(1 + passages.length / Math.max(1, all.filter((each) => each.terms.has(term)).length))
      const scored = all.map(({ meanings, terms: theirs }, place) => {
        const shared = [...terms].filter((term) => theirs.has(term)).reduce((sum, term) => sum + rarity(term), 0)
        return {
          place,
          score: Math.max(...meanings.map((meaning) => alike(asked, meaning))) + (WORDS_COUNT * shared) / Math.max(1, terms.size),
        }
      })
      const [first, second] = scored.sort((a, b) => b.score - a.score)
      const best = first && passages[first.place]
      return best && first.score >= FLOOR && first.score - (second?.score ?? 0) >= AHEAD ? [best] : []
    }
  }
}

/** One after the other. */
async function inTurn<From, To>(from: readonly From[], make: (each: From) => Promise<To>): Promise<To[]> {
  const made: To[] = []
  for (const each of from) made.push(await make(each))
  return made
}
