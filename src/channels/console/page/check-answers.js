import { el } from './element.js'

/**
 * "Check your answers": every line with the way to change it.
 * @param {readonly import('../../../procedures/form.ts').PreviewLine[]} lines
 * @param {(step: string, field?: string) => void} change
 */
export const checkAnswers = (lines, change) =>
  el(
    'dl',
    { class: 'answers' },
    ...lines.map(({ label, value, step, field }) =>
      el(
        'div',
        { class: 'answer' },
        el('dt', {}, label),
        el('dd', { class: value ? 'answer-value' : 'answer-value muted' }, value || 'Not given'),
        step !== undefined &&
          el(
            'dd',
            { class: 'answer-change' },
            el(
              'button',
              { class: 'link', type: 'button', onclick: () => change(step, field) },
              'Change',
              el('span', { class: 'unseen' }, ` ${label.toLowerCase()}`),
            ),
          ),
      ),
    ),
  )
