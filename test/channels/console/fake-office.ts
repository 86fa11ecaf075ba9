import type { Action, Card, Element } from '../../../src/cards/card.js'
import type { Answer, Arrival, DialogView, Field, Listen, RawValues } from '../../../src/casework/arrival.js'
import type { Channel } from '../../../src/channels/channel.js'
import type { CommandHelp } from '../../../src/channels/console/front.js'
import type { Office } from '../../../src/procedures/people.js'

/** What `/` lists in these tests. */
export const fakeCommands: readonly CommandHelp[] = [
  { name: '/terminated-call', help: 'Log a call that you had to end, and tell your line manager.' },
  { name: '/difficult-call', help: 'A call is going wrong now: what to say, step by step.' },
  { name: '/at-risk', help: 'The customer, or somebody else, may be at risk. Tell a senior person at once.', urgent: true },
  { name: '/my-work', help: 'What waits for you, and drafts that you can go on with.' },
  { name: '/help', help: 'What the bot can do for you.' },
]

const text = (words: string): Element => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] })
const fact = (label: string, value: string): Element => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [
    { type: 'TextRun', text: `${label}: `, isSubtle: true },
    { type: 'TextRun', text: value },
  ],
})
const press = (title: string, verb: string, style: 'default' | 'positive' | 'destructive' = 'default'): Action => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { record: 'TC-2026-0001', version: 1 },
  style,
})

/** A card in the shape of the house: title, state in words, facts, buttons. */
export function fakeCard(state: 'waiting' | 'discussed', words: string): Card {
  const isOpen = state === 'waiting'
  return {
    adaptive: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      fallbackText: 'Terminated call TC-2026-0001',
      body: [
        { type: 'TextBlock', text: 'Terminated call', style: 'heading', size: 'Medium', weight: 'Bolder', wrap: true },
        { type: 'TextBlock', text: 'TC-2026-0001', isSubtle: true, spacing: 'None', size: 'Small', wrap: true },
        {
          type: 'Container',
          style: isOpen ? 'warning' : 'good',
          items: [{ type: 'TextBlock', text: isOpen ? 'Waiting: to be talked about' : 'Done: talked about', weight: 'Bolder', wrap: true }],
        },
        fact('Member of staff', 'Asha Patel'),
        fact('Ended', 'Tue 3 Mar, 10:03, after 12 minutes'),
        text(words),
        { type: 'TextBlock', text: 'Rests on s6 and s14', isSubtle: true, size: 'Small', separator: true, wrap: true },
      ],
      actions: [
        ...(isOpen ? [press('We have talked', 'dialog:discussed', 'positive'), press('Return for correction', 'step:Return')] : []),
        press('The customer may be at risk', 'command:/at-risk', 'destructive'),
      ],
    },
    preview: 'Terminated call TC-2026-0001',
    record: 'TC-2026-0001',
    version: isOpen ? 1 : 2,
  }
}

const kinds = [
  { value: 'abusive', label: 'Abusive or threatening' },
  { value: 'offensive', label: 'Offensive or insulting' },
  { value: 'persistent', label: 'Unreasonably persistent' },
  { value: 'other', label: 'Something else' },
]
const field = (name: string, label: string, input: Field['input'], more: Partial<Field> = {}): Field => ({
  name,
  label,
  input,
  required: true,
  ...more,
})

const steps: readonly { name: string; title: string; know: readonly string[]; fields: readonly Field[] }[] = [
  {
    name: 'what',
    title: 'What happened?',
    know: [
      'You may end a call at once when it is abusive or threatening: no further explanation is needed (s4).',
      'In all other cases explain first what is unacceptable, then warn that the call will end (s4).',
    ],
    fields: [
      field('kind', 'What kind of behaviour was it?', 'choice', { options: kinds }),
      field('warnings', 'What had you told the caller?', 'choices', {
        hint: 'Tick all that you said.',
        required: false,
        options: [
          { value: 'explained', label: 'What was unacceptable' },
          { value: 'warned', label: 'That the call would end' },
        ],
        onlyWhen: { field: 'kind', is: ['offensive', 'persistent', 'other'] },
      }),
    ],
  },
  {
    name: 'call',
    title: 'The call',
    know: ['Write down what was said and done, as it was. Quotes are kept apart, with who said them (s14).'],
    fields: [
      field('caller', 'Name of the caller, if known', 'line', { required: false }),
      field('on', 'When was it?', 'date'),
      field('at', 'At what time?', 'time'),
      field('reason', 'Why did you end the call?', 'lines', { hint: 'Only what was said and done.', maxLength: 4000 }),
      field('quotes', 'What was said', 'items', {
        required: false,
        addLabel: 'Add a quote',
        item: [field('who', 'Who said it', 'line'), field('words', 'The words', 'lines')],
      }),
      field('manager', 'Your line manager', 'person'),
      field('again', 'Had they rung before?', 'choice', {
        required: false,
        options: [
          { value: 'today', label: 'Earlier today' },
          { value: 'week', label: 'This week' },
        ],
      }),
      field('talk', 'Would you like to talk today?', 'yes-no'),
    ],
  },
]

const labelOf = (value: unknown) => kinds.find((kind) => kind.value === value)?.label ?? String(value ?? '')

/** A scripted office behind the door: two steps, field errors, a gentle prompt, a preview, then the card for the manager. */
export function fakeOffice(given: { office: Office; channel: () => Channel }): { listen: Listen; arrivals: Arrival[] } {
  const arrivals: Arrival[] = []
  const fresh: RawValues = { on: '2026-03-03', at: '10:03', manager: 'lena' }
  let kept = fresh

  function view(number: number, errors: DialogView['errors'] = {}): DialogView {
    const step = steps[number]
    const head = { draft: 'draft-1', title: 'Terminated call', errors, values: kept, warnings: [], back: number > 0 }
    if (step) {
      const fields = step.fields.map((one) => {
        const isOpinion = one.name === 'reason' && /\brude\b/i.test(String(kept.reason ?? ''))
        return isOpinion ? { ...one, prompt: '“rude” reads like an opinion. What was said or done?' } : one
      })
      return { ...head, fields, know: step.know, step: { name: step.name, title: step.title, number: number + 1, of: 3 }, next: 'Next' }
    }
    return {
      ...head,
      know: [],
      fields: [],
      step: { name: 'check', title: 'Check your answers', number: 3, of: 3 },
      warnings: ['You logged a call on the same case 20 minutes ago: TC-2026-0007. Is this another one?'],
      preview: [
        { label: 'What kind of behaviour was it?', value: labelOf(kept.kind), step: 'what' },
        { label: 'Name of the caller, if known', value: String(kept.caller ?? ''), step: 'call' },
        { label: 'Why did you end the call?', value: String(kept.reason ?? ''), step: 'call' },
      ],
      next: 'Send to Lena Morris',
    }
  }

  const dialog = (number: number, errors?: DialogView['errors']): Answer => ({ answer: 'dialog', dialog: view(number, errors) })
  const say = (words: string, tone: 'done' | 'refused' | 'note' = 'note'): Answer => ({ answer: 'sentence', text: words, tone })

  async function formed(arrival: Arrival & { arrives: 'form' }): Promise<Answer> {
    kept = { ...kept, ...arrival.values }
    const number = steps.findIndex(({ name }) => name === arrival.step)
    const here = number < 0 ? 2 : number
    const { move } = arrival
    if (typeof move === 'object') return dialog('change' in move ? steps.findIndex(({ name }) => name === move.change) : here)
    if (move === 'redraw') return dialog(here)
    if (move === 'back') return dialog(here - 1)
    if (move === 'discard') return { answer: 'nothing' }
    if (move === 'send') return sent()
    const errors: Record<string, string> = {}
    for (const one of steps[here]?.fields ?? []) if (one.required && !kept[one.name]?.length) errors[one.name] = `Answer “${one.label}”`
    const quotes = Array.isArray(kept.quotes) ? kept.quotes : []
    for (const [index, quote] of quotes.entries())
      if (typeof quote === 'object' && !quote.who) errors[`quotes.${index}.who`] = 'Say who said it'
    return dialog(Object.keys(errors).length ? here : here + 1, errors)
  }

  async function sent(): Promise<Answer> {
    const lena = given.office.person('lena')
    const card = fakeCard('waiting', String(kept.reason))
    if (lena) await given.channel().post({ person: lena }, card, { urgency: 'now', key: 'TC-2026-0001/1/0' })
    await given
      .channel()
      .post({ purpose: 'managers' }, fakeCard('waiting', 'References only.'), { urgency: 'now', key: 'TC-2026-0001/1/1' })
    return say('Logged as TC-2026-0001. Lena Morris has been told.', 'done')
  }

  return {
    arrivals,
    async listen(arrival) {
      arrivals.push(arrival)
      switch (arrival.arrives) {
        case 'command':
          if (arrival.command === '/at-risk' && arrival.text === '') return dialog(1)
          if (arrival.command === '/terminated-call') {
            kept = fresh
            return dialog(0)
          }
          if (arrival.command === '/difficult-call') return { answer: 'card', card: fakeCard('waiting', 'Say now: what is unacceptable.') }
          return say(`There is no command ${arrival.command}. Type / to see them all.`, 'refused')
        case 'form':
          return formed(arrival)
        case 'closed':
          return { answer: 'nothing' }
        case 'press':
          if (arrival.verb === 'step:Return') return say('Only Asha Patel’s line manager can return this.', 'refused')
          return { answer: 'card', card: fakeCard('discussed', 'Talked about on 3 March.') }
        case 'message':
          return say(`You wrote: ${arrival.text}`)
        case 'home':
        case 'installed':
          return { answer: 'nothing' }
      }
    },
  }
}
