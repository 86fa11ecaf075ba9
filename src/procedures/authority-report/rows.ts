import type { Facts } from '../procedure.js'
import { type Row, whoAndWhen } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { tasks, taskWords } from './asking.js'
import { dangers, grounds, type Item, items } from './forms.js'
import type { BegunReport } from './matter.js'
import { continuesWords, toldWords } from './say.js'

/** What was put to the head, once it is decided, told and recorded: a press away. What was decided and why, and what is still to do, stands open. */
export function partedRows(state: BegunReport, facts: Facts): { readonly open: readonly Row[]; readonly folded: readonly Row[] } {
  const rows = rowsOf(state, facts)
  const at = rows.findIndex(({ label, value }) => label === decisionLine && value)
  // The formal record of the disclosure is made from all of it (s9).
  return state.made && state.record && at > 0 ? { open: rows.slice(at), folded: rows.slice(0, at) } : { open: rows, folded: [] }
}
const decisionLine = 'Decision'

/** Everything that is kept of a report, in the order of its life. */
export function rowsOf(state: BegunReport, facts: Facts): readonly Row[] {
  const { office } = facts
  const { proposal, made, decision, ratified, customer, continues, record } = state
  const by = (one: { readonly by: string; readonly at: BegunReport['at'] } | undefined, words: string | undefined) =>
    one && words && `${words} (${whoAndWhen(one, facts)})`
  const decided = state.is === 'NotReported' ? state.refusal : (ratified ?? decision)
  return [
    { label: 'Could happen now', value: dangers[proposal.danger] },
    { label: 'What they do', value: proposal.grounds.map((one) => grounds[one]).join('; ') },
    { label: 'What happened', value: proposal.facts },
    { label: 'What could happen', value: proposal.risk },
    { label: 'Whether it protects a life, and how', value: proposal.vitalInterests },
    { label: 'Customer', value: proposal.customer },
    { label: 'Contact', value: proposal.contact },
    { label: 'Case', value: proposal.case },
    { label: 'Begun from', value: proposal.from },
    { label: 'Proposed by', value: whoAndWhen(state, facts) },
    { label: 'How the manager sees the risk', value: by(state.put, state.put?.words) },
    ...state.consulted.map((one) => ({
      label: 'Asked for advice',
      value: `${namesOf(one.whom, office, 'and')}${one.question ? `: ${one.question}` : ''} (${whoAndWhen(one, facts)})`,
    })),
    ...state.advice.map((one) => ({ label: 'Advice', value: by(one, one.words) })),
    { label: 'Information Governance, as whoever decided says', value: decision?.governance },
    {
      label: decisionLine,
      value: by(
        decided,
        state.is === 'NotReported'
          ? `Not to report it: ${state.refusal.reason}`
          : ratified
            ? `${ratified.right === 'yes' ? 'It was right to tell them at once' : 'It could have waited'}: ${ratified.reason}`
            : decision && `Report it to ${decision.to}: ${decision.reason}`,
      ),
    },
    {
      label: 'Decided in the absence of the head of department',
      value: decided?.forHead && (decided.absent ?? 'The office file says that they are away'),
    },
    { label: 'Told at once by', value: made?.rang && office.nameOf(made.rang) },
    { label: made?.rang ? 'Recorded by' : 'Reported by', value: made && whoAndWhen(made, facts) },
    ...(made
      ? (Object.keys(items) as Item[]).map((item) => ({
          label: items[item],
          value: item === 'on' && made.on ? office.calendar.sayDate(made.on) : made[item],
        }))
      : []),
    {
      label: 'How it was reported',
      value:
        made &&
        (made.how === 'call'
          ? 'By telephone'
          : made.telephoned === 'yes'
            ? 'In writing; telephoned first'
            : `In writing; not telephoned first: ${made.notTelephoned ?? ''}`),
    },
    ...state.corrections.map((one) => ({ label: `Corrected: ${items[one.item]}`, value: by(one, `It read “${one.before}”. ${one.why}`) })),
    {
      label: 'What the customer knows',
      value: by(
        customer,
        customer &&
          `${toldWords[customer.told]}${customer.on ? `, ${office.calendar.sayDate(customer.on)}` : ''}${customer.words ? `: ${customer.words}` : ''}`,
      ),
    },
    { label: 'Their own matter', value: by(continues, continues && `${continuesWords[continues.continues]}: ${continues.why}`) },
    { label: 'Record of disclosure', value: by(record, record?.reference) },
    // A line each: whoever looks for their own name finds it, and what they are to do beside it.
    ...(state.is === 'NotReported' ? [] : openOf(state.toDo)).map(({ task }) => ({
      label: `Still to be done by ${namesOf(tasks.doers(task, state, facts), office) || 'somebody'}`,
      value: taskWords[task],
    })),
  ]
}
