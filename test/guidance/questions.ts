import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readExamples } from '../../src/guidance/training/read-corpus.js'
import type { Label } from '../../src/guidance/understanding/label.js'

/** A question with the answers that are acceptable, best first. */
export type Asked = { text: string; before: string[]; label: Omit<Label, 'kind' | 'near'> }

/** The part that was kept back from training. */
export const heldBack = (): Asked[] => keptBack('held-back.txt')

/** The part in voices that the corpus has none of, decided on before a line was written. */
export const heldBackVoices = (): Asked[] => keptBack('held-back-voices.txt')

/** Conversations in the same voices. */
export const heldBackThreads = (): Asked[] => keptBack('held-back-threads.txt')

/** Written before anything else of its session, by hands that knew neither the corpus nor what the reader gets wrong. */
export const heldBackDesks = (): Asked[] => keptBack('held-back-desks.txt')

/** Conversations by the same hands. */
export const heldBackDesksThreads = (): Asked[] => keptBack('held-back-desks-threads.txt')

/** Written on 29 November before anything else of its session, again by hands that knew neither the corpus nor a miss. */
export const heldBackShifts = (): Asked[] => keptBack('held-back-shifts.txt')

/** A conversation of which is known what an alert sent from its end must hold, and what must not be in it. */
export type AskedThread = Asked & { alert: { holds: string[]; not: string[] } }

/** Conversations of three to five messages by the same hands. */
export const heldBackShiftsThreads = (): AskedThread[] => keptBackThreads('held-back-shifts-threads.txt')

/** Conversations of two to six messages by another hand, written and measured once before it had seen how a thread is decided. */
export const heldBackCountersThreads = (): AskedThread[] => keptBackThreads('held-back-counters-threads.txt')

/** By the same hand, with the code read once and no miss seen. */
export const heldBackNightsThreads = (): AskedThread[] => keptBackThreads('held-back-nights-threads.txt')

/** Written before the corpus's newest lines and before a miss was read, but by the hand that wrote those: kinder than a stranger's. */
export const heldBackMains = (): Asked[] => keptBack('held-back-mains.txt')

/** Conversations of two to five messages by the same hand, of the same hour. */
export const heldBackMainsThreads = (): AskedThread[] => keptBackThreads('held-back-mains-threads.txt')

/** Of a harbour board, by a stranger who had seen no example; its misses were read once it had been measured, and their kinds mended. */
export const heldBackHarbour = (): Asked[] => keptBack('held-back-harbour.txt')

/** Conversations by the same stranger. */
export const heldBackHarbourThreads = (): AskedThread[] => keptBackThreads('held-back-harbour-threads.txt')

/** Of a quayside, by another stranger, written while the rules and the lines of that session were; its misses were read afterwards, and their kinds mended. */
export const heldBackQuay = (): Asked[] => keptBack('held-back-quay.txt')

/** Conversations by the same stranger. */
export const heldBackQuayThreads = (): AskedThread[] => keptBackThreads('held-back-quay-threads.txt')

/** By a third stranger, written when the reader stood; its misses were read afterwards, and their kinds mended. */
export const heldBackLock = (): Asked[] => keptBack('held-back-lock.txt')

/** Conversations by the same stranger. */
export const heldBackLockThreads = (): AskedThread[] => keptBackThreads('held-back-lock-threads.txt')

/** By a fourth stranger, before the rules and the lines of that session were written; not read. */
export const heldBackPier = (): Asked[] => keptBack('held-back-pier.txt')

/** Conversations by the same stranger; measured blind, then read. */
export const heldBackPierThreads = (): AskedThread[] => keptBackThreads('held-back-pier-threads.txt')

/** By a fifth stranger, of a tribunal, a call centre, a charity and a ministry, in the same hour; not read either. */
export const heldBackFerry = (): Asked[] => keptBack('held-back-ferry.txt')

/** Conversations by the same stranger; measured blind, then read. */
export const heldBackFerryThreads = (): AskedThread[] => keptBackThreads('held-back-ferry-threads.txt')

/** Conversations by a sixth stranger, written when the reader stood; measured blind, then read. */
export const heldBackBuoyThreads = (): AskedThread[] => keptBackThreads('held-back-buoy-threads.txt')

/** Conversations by a seventh, of five kinds of office; measured blind, then read. */
export const heldBackWeirThreads = (): AskedThread[] => keptBackThreads('held-back-weir-threads.txt')

/** Conversations by an eighth stranger, measured when all stood; neither these lines nor their misses have been read. */
export const heldBackJettyThreads = (): AskedThread[] => keptBackThreads('held-back-jetty-threads.txt')

/** Conversations by a ninth, of a regulator, a court, a hospital and a pensions office; not read either. */
export const heldBackSluiceThreads = (): AskedThread[] => keptBackThreads('held-back-sluice-threads.txt')

/** Accounts in three to six short clauses, by a tenth, who knew which endings the teachers had been asked for; measured blind, then read. */
export const heldBackGate = (): Asked[] => keptBack('held-back-gate.txt')

/** What a bad week's staff type, by an eleventh stranger who had read nothing but who asks, the headings and the procedure; neither lines nor misses read. */
export const heldBackWharf = (): Asked[] => keptBack('held-back-wharf.txt')

const keptBackThreads = (file: string): AskedThread[] =>
  keptBack(file).map(({ text, before, label }) => {
    const all = [...before, text]
    const marked = (mark: string): string[] => all.filter((message) => message.startsWith(mark)).map(unmarked)
    return { label, before: before.map(unmarked), text: unmarked(text), alert: { holds: marked('! '), not: marked('~ ') } }
  })

/** Conversations for working on the rules of an open threat, by the hands that wrote them: they show what is meant, not how well it holds elsewhere. */
export const openThreats = (): Asked[] => keptBack('open-threats.txt')

const unmarked = (message: string): string => message.replace(/^[!~] /, '')

/** Questions by other hands, each with the name of the words to say that fit it (expected-words.ts). */
export function heldBackWords(file: 'desks' | 'shifts' = 'desks'): { words: string; text: string }[] {
  const rows = readFileSync(join(__dirname, `held-back-${file}-words.txt`), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('//'))
  let words = ''
  return rows.flatMap((row) => {
    if (!row.startsWith('## ')) return [{ words, text: row }]
    words = row.slice(3)
    return []
  })
}

const keptBack = (file: string): Asked[] => readExamples(readFileSync(join(__dirname, file), 'utf8'))

type DevLine = {
  text: string
  gold_sections: string[]
  situation: Label['situations'][number]
  situation_ok?: Label['situations']
  action: Label['actions'][number]
  action_ok?: Label['actions']
  at_risk: boolean
  at_risk_either?: boolean
  out_of_scope: boolean
}

/** The example questions that came with the task: for checking, never for training. */
export const examples = (): Asked[] => labelled(join(__dirname, '..', 'data', 'ask-dev.jsonl'))

/** Questions by somebody who has seen neither the corpus nor the questions kept back. */
export const fresh = (): Asked[] => labelled(join(__dirname, 'fresh.jsonl'))

const labelled = (file: string): Asked[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DevLine)
    .map((line) => ({
      text: line.text,
      before: [],
      label: {
        sections: line.gold_sections,
        situations: [line.situation, ...(line.situation_ok ?? [])],
        actions: [line.action, ...(line.action_ok ?? [])],
        atRisk: line.at_risk,
        either: line.at_risk_either === true,
        outOfScope: line.out_of_scope,
        vague: false,
      },
    }))
