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
