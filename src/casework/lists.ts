import type { ActionData } from '../cards/card.js'
import { fill } from '../cards/fill.js'
import type { Settled } from '../procedures/form.js'
import type { AnyProcedure, Button } from '../procedures/procedure.js'
import type { Answer } from './arrival.js'
import { type Command, lookUpCommand } from './commands.js'

/** One line of a choice with its button. */
export interface Choice {
  readonly words: string
  readonly title: string
  readonly verb: string
  readonly data?: ActionData
}

/** A small card that lets somebody choose: a sentence, and lines with a button each. */
export const choiceCard = (
  title: string,
  words: string,
  choices: readonly Choice[],
  buttons: readonly Button[] = [],
  sections: readonly string[] = [],
): Answer => ({
  answer: 'card',
  card: fill({
    template: 'office/choice',
    data: { words, choices: choices.map((choice) => ({ data: {}, ...choice })) },
    title,
    sections,
    buttons,
    preview: title,
  }),
})

/** The words that settle a matter without a record. The form stays for a day, in case that it turns out differently. */
export const settledCard = ({ title, paragraphs, sections }: Settled, draft: string): Answer =>
  choiceCard(
    title,
    paragraphs.join('\n'),
    [
      {
        words: 'That was all: the form is thrown away.',
        title: 'That settles it',
        verb: `discard:${draft}`,
        data: { given: { settled: 'yes' } },
      },
      { words: 'It needs more than that: what you typed is still there.', title: 'Go back to the form', verb: `resume:${draft}` },
    ],
    [],
    sections,
  )

/** What the bot can do: a line a command, each with a button that begins it. `note` stands above. */
export const helpCard = (commands: readonly Command[], note?: string): Answer => ({
  answer: 'card',
  card: fill({
    template: 'office/help',
    data: {
      note: note ?? 'Type a command, or press its button. What you write here is seen by nobody else until you send it.',
      commands: commands.filter(({ name }) => name !== '/help').map(({ name, help }) => ({ name, help, verb: `command:${name}` })),
    },
    title: 'What I can do',
    sections: [],
    buttons: [],
    preview: 'What I can do',
  }),
})

/** The first words to somebody who has just been given the bot: what it is for, and three things to try. */
export const welcomeCard = (procedures: readonly AnyProcedure[]): Answer => ({
  answer: 'card',
  card: fill({
    template: 'office/choice',
    data: {
      words:
        'I stand by you when a contact with a customer goes wrong: what to say now, whom to tell, what to write down.\nWrite to me what is happening, in your own words; nothing you ask is kept. Or try one of these:',
      choices: [],
    },
    title: 'Good that you are here',
    sections: [],
    buttons: [
      ...procedures
        .flatMap(({ command, title }): readonly Button[] =>
          command?.often ? [{ title: command.button ?? title, does: { command: command.name } }] : [],
        )
        .slice(0, 1),
      { title: 'Look up a customer', does: { command: lookUpCommand } },
      { title: 'What can I do here?', does: { command: '/help' } },
    ],
    preview: 'What Contact Steward is for',
  }),
})

/** An answer to somebody who says hello: where to begin, and no more than that. */
export const greetingCard = (commands: readonly Command[]): Answer =>
  choiceCard(
    'Hello',
    'Write what is happening with a customer, in your own words, and I say what to do. Or begin here:',
    commands.filter(({ often }) => often).map(({ name, help }) => ({ words: help, title: `Start ${name}`, verb: `command:${name}` })),
    [{ title: 'Show me everything', does: { command: '/help' } }],
  )
