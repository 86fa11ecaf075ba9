import limits from '../../schemas/slack-block-limits.json'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Everything that Slack would refuse in these blocks, by path; empty when they are valid. */
export function faultsOf(blocks: unknown, surface: 'message' | 'modal' | 'home'): string[] {
  const faults: string[] = []
  const say = (path: string, what: string) => void faults.push(`${path}: ${what}`)
  const most = surface === 'message' ? 50 : limits.view.blocks.max_items
  const all = list(blocks)
  if (all.length > most) say('blocks', `${all.length} of at most ${most}`)
  if (surface !== 'message' && all.length < 1) say('blocks', 'none')
  const ids = all.flatMap((block) => (isObject(block) && typeof block.block_id === 'string' ? [block.block_id] : []))
  if (new Set(ids).size !== ids.length) say('blocks', 'two with the same block_id')
  for (const [at, block] of all.entries()) checkBlock(block, `${at}`, surface, say)
  if (surface === 'message' && characters(all) > 13_200) say('blocks', `${characters(all)} characters in all`)
  if (JSON.stringify(all).length > 250_000) say('blocks', 'over 250 kB')
  return faults
}

/** The same for a whole view. */
export function viewFaultsOf(view: unknown): string[] {
  if (!isObject(view)) return ['no view']
  const faults = faultsOf(view.blocks, view.type === 'home' ? 'home' : 'modal')
  if (view.type === 'home') return faults
  for (const part of ['title', 'submit', 'close'] as const) {
    const text = isObject(view[part]) ? view[part].text : undefined
    if (part === 'title' && typeof text !== 'string') faults.push('title: missing')
    if (typeof text === 'string' && (text.length > limits.view[part].max_length || text.length < 1))
      faults.push(`${part}: ${text.length} characters`)
  }
  if (typeof view.private_metadata === 'string' && view.private_metadata.length > limits.view.private_metadata.max_length)
    faults.push('private_metadata')
  if (list(view.blocks).some((block) => isObject(block) && block.type === 'input') && !view.submit) faults.push('submit: missing')
  return faults
}

type Say = (path: string, what: string) => unknown

function checkText(value: unknown, path: string, most: number, say: Say, only?: 'plain_text'): void {
  if (!isObject(value) || typeof value.text !== 'string') {
    say(path, 'no text')
    return
  }
  if (value.text.length < limits.text.min_length) say(path, 'empty')
  if (value.text.length > most) say(path, `${value.text.length} of at most ${most} characters`)
  if (only && value.type !== only) say(path, 'not plain text')
  if (value.type !== 'plain_text' && !isNumberToRing(value) && !isCall(value)) say(path, 'mark-up: user text could become live')
}

/** A call in the seniors' channel: the ids of people and of their group, and not one word. */
const isCall = ({ text }: Readonly<Record<string, unknown>>): boolean =>
  /^(?:<!subteam\^[A-Z0-9]+>|<@[UW][A-Z0-9]+>)(?: <@[UW][A-Z0-9]+>)*$/.test(String(text))

/** The one thing beside it that we write in Slack's mark-up: a number that rings, with words around it in which no sign of mark-up is. */
const isNumberToRing = ({ text, verbatim }: Readonly<Record<string, unknown>>): boolean =>
  verbatim === true &&
  !/[<>&`~_|@#*\\[\]]|:[\p{L}\d_+'-]*:/u.test(
    String(text)
      .replace(/<tel:\+\d+\|[^<>|]*>/g, '')
      .replace(/^\*[^*]*\*/, ''),
  )

function checkBlock(block: unknown, path: string, surface: string, say: Say): void {
  if (!isObject(block)) {
    say(path, 'no block')
    return
  }
  if (typeof block.block_id === 'string' && block.block_id.length > limits.block_id.max_length) say(path, 'block_id')
  switch (block.type) {
    case 'header':
      checkText(block.text, path, limits.header.text.max_length, say, 'plain_text')
      return
    case 'divider':
      return
    case 'section':
      if (block.text !== undefined) checkText(block.text, path, limits.section.text.max_length, say)
      if (block.text === undefined && list(block.fields).length === 0) say(path, 'neither text nor fields')
      if (list(block.fields).length > limits.section.fields.max_items) say(path, 'fields')
      for (const field of list(block.fields)) checkText(field, `${path}.fields`, limits.section.fields.item_max_length, say)
      if (block.accessory !== undefined) checkElement(block.accessory, `${path}.accessory`, say)
      return
    case 'context':
      if (list(block.elements).length < 1 || list(block.elements).length > limits.context.elements.max_items) say(path, 'elements')
      for (const element of list(block.elements)) checkText(element, path, limits.text.max_length, say)
      return
    case 'actions': {
      const elements = list(block.elements)
      if (elements.length < 1 || elements.length > limits.actions.elements.max_items) say(path, `${elements.length} elements`)
      const ids = elements.map((element) => (isObject(element) ? element.action_id : undefined))
      if (new Set(ids).size !== ids.length) say(path, 'two with the same action_id')
      for (const [at, element] of elements.entries()) checkElement(element, `${path}.${at}`, say)
      return
    }
    case 'image':
      if (String(block.image_url).length > limits.image.image_url.max_length || !String(block.image_url).startsWith('https://'))
        say(path, 'image_url')
      if (String(block.alt_text).length > limits.image.alt_text.max_length || block.alt_text === '') say(path, 'alt_text')
      return
    case 'rich_text':
      if (list(block.elements).length < 1) say(path, 'empty')
      for (const section of list(block.elements)) {
        if (!isObject(section) || !['rich_text_section', 'rich_text_preformatted'].includes(String(section.type))) {
          say(path, 'not a section')
          return
        }
        if (list(section.elements).length < 1) say(path, 'empty section')
        for (const run of list(section.elements))
          if (!isObject(run) || run.type !== 'text' || run.text === '') say(path, 'a run that is not text')
      }
      if (characters(block) > limits.text.max_length) say(path, 'too long')
      return
    case 'input':
      if (surface === 'message') say(path, 'an input in a message')
      checkText(block.label, `${path}.label`, limits.input.label.max_length, say, 'plain_text')
      if (block.hint !== undefined) checkText(block.hint, `${path}.hint`, limits.input.hint.max_length, say, 'plain_text')
      checkElement(block.element, `${path}.element`, say)
      return
    default:
      say(path, `unknown block ${String(block.type)}`)
  }
}

function checkOptions(options: unknown, chosen: readonly unknown[], most: number, path: string, say: Say): void {
  const all = list(options)
  if (all.length < 1 || all.length > most) say(path, `${all.length} options`)
  for (const option of all) {
    if (!isObject(option)) {
      say(path, 'no option')
      return
    }
    checkText(option.text, path, limits.option.text.max_length, say)
    if (option.description !== undefined) checkText(option.description, path, limits.option.description.max_length, say)
    if (typeof option.value !== 'string' || option.value.length > limits.option.value.max_length) say(path, 'value')
  }
  const known = all.map((option) => JSON.stringify(option))
  for (const one of chosen) if (!known.includes(JSON.stringify(one))) say(path, 'an initial option that is none of the options')
}

function checkElement(element: unknown, path: string, say: Say): void {
  if (!isObject(element)) {
    say(path, 'no element')
    return
  }
  if (typeof element.action_id === 'string' && element.action_id.length > limits.action_id.max_length) say(path, 'action_id')
  const chosen = [...list(element.initial_options), ...(element.initial_option ? [element.initial_option] : [])]
  switch (element.type) {
    case 'button':
      checkText(element.text, path, limits.button.text.max_length, say, 'plain_text')
      if (typeof element.value === 'string' && element.value.length > limits.button.value.max_length) say(path, 'value')
      if (typeof element.url === 'string' && element.url.length > limits.button.url.max_length) say(path, 'url')
      if (isObject(element.confirm)) {
        const { confirm } = element
        for (const part of ['title', 'text', 'confirm', 'deny'] as const)
          checkText(confirm[part], `${path}.confirm.${part}`, limits.confirmation[part].max_length, say, 'plain_text')
      }
      return
    case 'plain_text_input': {
      const most = Number(element.max_length ?? limits.plain_text_input.max_length.max)
      if (most < 1 || most > limits.plain_text_input.max_length.max) say(path, 'max_length')
      if (String(element.initial_value ?? '').length > most) say(path, 'initial_value longer than the field')
      return
    }
    case 'radio_buttons':
      checkOptions(element.options, chosen, limits.radio_buttons.options.max_items, path, say)
      return
    case 'checkboxes':
      checkOptions(element.options, chosen, limits.checkboxes.options.max_items, path, say)
      return
    case 'static_select':
    case 'multi_static_select': {
      if (element.options !== undefined) {
        checkOptions(element.options, chosen, limits.select.options.max_items, path, say)
        return
      }
      const groups = list(element.option_groups)
      if (groups.length < 1 || groups.length > limits.select.option_groups.max_items) say(path, 'option_groups')
      for (const group of groups) {
        if (!isObject(group)) {
          say(path, 'no group')
          return
        }
        checkText(group.label, path, limits.option_group.label.max_length, say)
        checkOptions(group.options, [], limits.option_group.options.max_items, path, say)
      }
      return
    }
    case 'datepicker':
      if (element.initial_date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(element.initial_date))) say(path, 'initial_date')
      return
    case 'timepicker':
      if (element.initial_time !== undefined && !/^\d\d:\d\d$/.test(String(element.initial_time))) say(path, 'initial_time')
      return
    case 'users_select':
      return
    default:
      say(path, `unknown element ${String(element.type)}`)
  }
}

function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + characters(part), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, part]) => sum + (typeof part === 'string' ? (key === 'text' ? part.length : 0) : characters(part)),
    0,
  )
}
