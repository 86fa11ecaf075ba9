import { openCounter, shown, verbs, words } from './counter.js'
import { lena, sam, tess } from './test-office.js'

const broken = { what: 'It fell over', kind: 'broken', else: '' }

describe('a dialog', () => {
  test('opens filled in, with the fields of its form and what to know', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair', 'It fell over'))
    expect(first).toMatchObject({
      title: 'Report a chair',
      step: { name: 'what', number: 1, of: 3 },
      know: ['Stay calm. (s1)'],
      values: { what: 'It fell over' },
      back: false,
      next: 'Next',
      errors: {},
    })
    expect(first.fields).toMatchObject([
      { name: 'what', label: 'What happened?', input: 'lines', required: true, maxLength: 200 },
      { name: 'kind', input: 'choice', options: [{ value: 'broken', label: 'Broken' }, { value: 'missing' }, { value: 'other' }] },
      { name: 'else', input: 'line', onlyWhen: { field: 'kind', is: ['other'] } },
    ])
    const second = shown(await counter.form(sam, first, 'next', broken))
    expect(second.fields.map(({ name, input, required }) => [name, input, required])).toEqual([
      ['room', 'line', false],
      ['on', 'date', true],
      ['hurt', 'yes-no', true],
      ['manager', 'person', true],
      ['quotes', 'items', false],
    ])
    expect(second.values).toMatchObject({ on: '2026-03-03', manager: 'lena' })
    expect(second.fields[4]?.item?.map(({ label, required }) => [label, required])).toEqual([
      ['Who', false],
      ['Their words', true],
    ])
  })

  test('lists what is wrong in the order of the form', async () => {
    const counter = openCounter()
    const second = shown(await counter.form(sam, shown(await counter.command(sam, '/chair')), 'next', broken))
    const wrong = { on: 'soon', hurt: '', manager: 'nobody', 'quotes.0.who': 'Tess', 'quotes.0.words': '' }
    const { errors, fields } = shown(await counter.form(sam, second, 'next', wrong))
    const places = Object.keys(errors).map((key) => fields.findIndex(({ name }) => name === key.split('.')[0]))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.length).toBeGreaterThan(2)
  })

  test('goes to a check of the answers, and what is sent is a step', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', broken))
    const quotes = [
      { who: 'Tess', words: 'It broke' },
      { who: '', words: ' ' },
    ]
    const check = shown(await counter.form(sam, second, 'next', { on: '3/3/2026', hurt: 'no', manager: 'lena', quotes }))
    expect(check).toMatchObject({ step: { title: 'Check your answers', number: 3, of: 3 }, fields: [], back: true, next: 'Send it' })
    expect(check.preview?.map(({ label, value, step }) => [label, value, step])).toEqual([
      ['What happened?', 'It fell over', 'what'],
      ['Kind', 'Broken', 'what'],
      ['Room', 'Not given', 'details'],
      ['When was it?', '3 March 2026', 'details'],
      ['Was anybody hurt?', 'No', 'details'],
      ['Line manager', 'Lena Marsh', 'details'],
      ['Quotes', 'Tess: It broke', 'details'],
    ])
    const answer = await counter.form(sam, check, 'send', {})
    expect(words(answer)).toContain('receipt for sam: Waiting')
    expect(counter.log.commits.get('CH-2026-0001' as never)?.[0]?.events).toMatchObject([
      { event: 'Reported', what: 'It fell over', quotes: [{ who: 'Tess', words: 'It broke' }] },
    ])
  })

  test('marks what is wrong in plain words and keeps everything that was typed', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const again = shown(await counter.form(sam, first, 'next', { what: ' ', kind: '' }))
    expect(again.errors).toEqual({ what: 'Please say what happened.', kind: 'Please choose one: Kind.' })
    const long = 'x'.repeat(5000)
    const tooLong = shown(await counter.form(sam, again, 'next', { what: long, kind: 'broken' }))
    expect(tooLong.errors).toEqual({ what: 'Please shorten this to 200 characters. Nothing has been cut.' })
    expect(tooLong.values.what).toBe(long)
    const second = shown(await counter.form(sam, tooLong, 'next', broken))
    const values = { on: 'soon', hurt: '', manager: 'nobody', 'quotes.0.who': '', 'quotes.1.who': 'Tess', 'quotes.1.words': '', room: '' }
    const wrong = shown(await counter.form(sam, second, 'next', values))
    expect(wrong.errors).toEqual({
      on: 'Please give a date such as 24/11/2026.',
      hurt: 'Please choose yes or no.',
      manager: 'Please choose somebody from the list.',
      'quotes.1.words': 'Please fill in “Their words”.',
    })
    expect(wrong.values).toMatchObject({
      on: 'soon',
      quotes: [
        { who: '', words: '' },
        { who: 'Tess', words: '' },
      ],
    })
  })

  test('asks for a conditional field only while it shows, and remembers its words while it is hidden', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const other = shown(await counter.form(sam, first, 'next', { what: 'It fell', kind: 'other', else: '' }))
    expect(other.errors).toEqual({ else: 'Please answer: What else is it?' })
    const typed = shown(await counter.form(sam, other, 'redraw', { what: 'It fell', kind: 'other', else: 'A stool' }))
    const hidden = shown(await counter.form(sam, typed, 'redraw', { what: 'It fell', kind: 'broken' }))
    const back = shown(await counter.form(sam, hidden, 'redraw', { what: 'It fell', kind: 'other' }))
    expect(back.values.else).toBe('A stool')
    expect(shown(await counter.form(sam, back, 'next', { what: 'It fell', kind: 'broken' })).step.name).toBe('details')
  })

  test('prompts gently about what was typed, and does not hold it up', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const drawn = shown(await counter.form(sam, first, 'redraw', { ...broken, what: 'a nasty chair' }))
    expect(drawn.fields[0]?.prompt).toBe('Facts only')
    expect(shown(await counter.form(sam, drawn, 'next')).step.name).toBe('details')
  })

  test('adds one more item, keeping the others', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', broken))
    const one = { ...second.values, quotes: [{ who: 'Tess', words: 'Ow' }] }
    const more = shown(await counter.form(sam, second, { add: 'quotes' }, one))
    expect(more.values.quotes).toEqual([
      { who: 'Tess', words: 'Ow' },
      { who: '', words: '' },
    ])
  })

  test('has a step that comes only when an answer asks for it', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', broken))
    const third = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'yes' }))
    expect(third.step).toMatchObject({ name: 'injury', number: 3, of: 4 })
    const back = shown(await counter.form(sam, third, 'back', { injury: 'A toe' }))
    const without = shown(await counter.form(sam, back, 'next', { ...back.values, hurt: 'no' }))
    expect(without.preview?.some(({ value }) => value === 'A toe')).toBe(false)
    const change = shown(await counter.form(sam, without, { change: 'details' }, {}))
    const again = shown(await counter.form(sam, change, 'next', { ...change.values, hurt: 'yes' }))
    expect(again.preview?.at(-1)).toEqual({ label: 'What is hurt?', value: 'A toe', step: 'injury', field: 'injury' })
  })

  test('goes back with what was typed, even what does not hold, and returns to the check after a change', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', broken))
    const back = shown(await counter.form(sam, second, 'back', { ...second.values, on: 'soon', room: '12' }))
    expect(back.step.name).toBe('what')
    const forth = shown(await counter.form(sam, back, 'next'))
    expect(forth.values).toMatchObject({ on: 'soon', room: '12' })
    const check = shown(await counter.form(sam, forth, 'next', { ...forth.values, on: '2026-03-02', hurt: 'no' }))
    const change = shown(await counter.form(sam, check, { change: 'what' }, {}))
    expect(change.step.name).toBe('what')
    const checked = shown(await counter.form(sam, change, 'next', { ...broken, what: 'It broke' }))
    expect(checked.preview?.[0]?.value).toBe('It broke')
  })

  test('warns of an earlier record that may be the same, by reference and time', async () => {
    const counter = openCounter()
    await counter.reported({ room: '12' })
    counter.pass(10)
    const first = shown(await counter.command(tess, '/chair'))
    const second = shown(await counter.form(tess, first, 'next', broken))
    const check = shown(await counter.form(tess, second, 'next', { ...second.values, hurt: 'no', room: '12' }))
    expect(check.warnings).toEqual(['This may be the same chair as CH-2026-0001, opened Tue 3 Mar, 10:00.'])
  })

  test('shows a refusal above the answers, and nothing typed is lost', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', { ...broken, what: 'please refuse' }))
    // What will be refused is said before anybody reads it through, and once more at the button.
    const check = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'no' }))
    expect([check.step.title, check.warnings]).toEqual(['Check your answers', ['We do not take this.']])
    const refused = shown(await counter.form(sam, check, 'send', {}))
    expect(refused.warnings).toEqual(['We do not take this.'])
    const change = shown(await counter.form(sam, refused, { change: 'what' }, {}))
    const mended = shown(await counter.form(sam, change, 'next', broken))
    expect(words(await counter.form(sam, mended, 'send', {}))).toContain('receipt')
  })

  test('shows what would be refused beside the field that it is about, and goes on when that is put right', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', { ...broken, what: 'nowhere' }))
    const again = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'no' }))
    expect([again.step.name, again.errors, again.values]).toMatchObject(['details', { room: 'Say in which room.' }, { hurt: 'no' }])
    expect(counter.log.commits.size).toBe(0)
  })

  test('is sent once, however often its button is pressed', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', broken))
    const check = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'no' }))
    const answers = await Promise.all([1, 2, 3].map(() => counter.form(sam, check, 'send', {})))
    counter.restart()
    answers.push(await counter.form(sam, check, 'send', {}))
    expect(new Set(answers.map(words)).size).toBe(1)
    expect(counter.log.commits.size).toBe(1)
  })

  test('opens once for a repeated command, where it was left', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair', '', 'cmd-1'))
    expect(await counter.command(sam, '/chair', '', 'cmd-1')).toEqual({ answer: 'dialog', dialog: first })
    counter.restart()
    expect(await counter.command(sam, '/chair', '', 'cmd-1')).toEqual({ answer: 'dialog', dialog: first })
  })

  test('belongs to whoever began it', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    expect(words(await counter.form(tess, first, 'next', broken))).toContain('belongs to somebody else')
  })
})

describe('a dialog of a record', () => {
  test('opens for those who hold a card, and with one form it is sent at once', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    expect(words(await counter.press(tess, 'dialog:decline', { record, version: 1 }))).toContain('Only those who deal with this')
    const form = shown(await counter.press(lena, 'dialog:decline', { record, version: 1 }))
    expect(form).toMatchObject({ next: 'Decline it', step: { number: 1, of: 1 } })
    expect(words(await counter.form(lena, form, 'next', { why: 'No money' }))).toContain('manager for lena: Done')
  })

  test('that somebody else was faster with says so, with the present card', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const form = shown(await counter.press(lena, 'dialog:decline', { record, version: 1 }))
    await counter.press(lena, 'step:Approve', { record, version: 1 })
    const late = shown(await counter.form(lena, form, 'send', { why: 'No money' }))
    expect(late.warnings).toEqual(['Already approved by Lena Marsh Tue 3 Mar, 10:00.'])
    expect(late.values).toEqual({ why: 'No money' })
    const answer = await counter.press(lena, 'dialog:decline', { record, version: 1 })
    expect(shown(answer).values).toEqual({ why: 'No money' })
  })

  test('takes no harm from a reminder that came while somebody was typing', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    const form = shown(await counter.press(lena, 'dialog:decline', { record, version: 1 }))
    await counter.casework.ring(record, 'Remind')
    expect(words(await counter.form(lena, form, 'send', { why: 'No money' }))).toContain('Done')
  })

  test('of another procedure is filled in from this record for those who may open it', async () => {
    const counter = openCounter()
    const record = await counter.reported({ room: '12' })
    for (const [person, room] of [
      [sam, '12'],
      [tess, ''],
    ] as const) {
      const first = shown(await counter.press(person, 'command:/chair', { record, version: 1 }))
      expect(shown(await counter.form(person, first, 'next', broken)).values.room).toBe(room)
    }
  })
})

describe('an unfinished dialog', () => {
  const half = async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    await counter.close(sam, first, { what: 'It fell', kind: '' })
    counter.pass(3)
    return { counter, first }
  }

  test('is offered again: go on, or start afresh', async () => {
    const { counter, first } = await half()
    const offer = await counter.command(sam, '/chair')
    expect(words(offer)).toContain('You began “Report a chair” Tue 3 Mar, 10:00')
    expect(verbs(offer)).toEqual([`resume:${first.draft}`, 'fresh:/chair', 'command:/at-risk'])
    expect(shown(await counter.press(sam, `resume:${first.draft}`)).values.what).toBe('It fell')
    expect(shown(await counter.press(sam, 'fresh:/chair')).values.what).toBe('')
    expect(shown(await counter.command(sam, '/chair')).values.what).toBe('')
    expect(verbs(await counter.command(sam, '/my-work'))).toContain(`resume:${first.draft}`)
  })

  test('keeps the words that came with a new command beside it', async () => {
    const { counter } = await half()
    const offer = await counter.command(sam, '/chair', 'Another one')
    const [, afresh = ''] = verbs(offer)
    expect(shown(await counter.press(sam, afresh)).values.what).toBe('Another one')
  })

  test('that a record began is gone on with when that record begins it again', async () => {
    const counter = openCounter()
    const record = await counter.reported({ room: '12' })
    const first = shown(await counter.press(sam, 'command:/chair', { record, version: 1 }))
    await counter.close(sam, first, { what: 'It fell', kind: '' })
    expect(shown(await counter.press(sam, 'command:/chair', { record, version: 1 }))).toMatchObject({
      draft: first.draft,
      values: { what: 'It fell' },
    })
  })

  test('begins with words after its command, which are no draft until a key is pressed', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair', 'It fell'))
    expect(first.values.what).toBe('It fell')
    await counter.close(sam, first, { what: 'It fell', kind: '' })
    expect(verbs(await counter.command(sam, '/my-work'))).not.toContain(`resume:${first.draft}`)
    const second = shown(await counter.command(sam, '/chair', 'It fell'))
    await counter.close(sam, second, { what: 'It fell over', kind: '' })
    expect(shown(await counter.press(sam, `resume:${second.draft}`)).values.what).toBe('It fell over')
  })

  test('is told from another by what stands in it, for whoever wrote it', async () => {
    const { counter } = await half()
    const [, afresh = ''] = verbs(await counter.command(sam, '/chair'))
    const second = shown(await counter.press(sam, afresh))
    await counter.close(sam, second, { what: 'The back is loose', kind: '' })
    const mine = JSON.stringify(await counter.command(sam, '/my-work'))
    expect(mine).toContain('“It fell”')
    expect(mine).toContain('“The back is loose”')
    expect(JSON.stringify(await counter.command(tess, '/my-work'))).not.toContain('It fell')
    expect(words(await counter.command(sam, '/chair'))).toContain('“The back is loose”')
  })

  test('in which nothing was typed is not offered', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    await counter.close(sam, first, { what: '', kind: '' })
    expect(shown(await counter.command(sam, '/chair')).step.name).toBe('what')
  })

  test('is there for a day and no longer', async () => {
    const { counter, first } = await half()
    counter.pass(23 * 60)
    expect(shown(await counter.press(sam, `resume:${first.draft}`)).values.what).toBe('It fell')
    counter.pass(60)
    expect(words(await counter.press(sam, `resume:${first.draft}`))).toContain('no longer open')
    expect(verbs(await counter.command(sam, '/my-work'))).not.toContain(`resume:${first.draft}`)
  })

  test('can be thrown away by whoever began it', async () => {
    const { counter, first } = await half()
    expect(words(await counter.press(tess, `discard:${first.draft}`))).toContain('somebody else')
    expect(words(await counter.press(sam, `discard:${first.draft}`))).toContain('Thrown away')
    expect(words(await counter.form(sam, first, 'next', broken))).toContain('no longer open')
  })

  test('survives a crash on submit', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', broken))
    const check = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'no', room: '12' }))
    counter.log.before = () => {
      throw new Error('the process dies here')
    }
    expect(words(await counter.form(sam, check, 'send', {}))).toContain('/my-work')
    counter.restart()
    delete counter.log.before
    counter.pass(1)
    const again = shown(await counter.press(sam, `resume:${check.draft}`))
    expect(again.preview?.find(({ label }) => label === 'Room')?.value).toBe('12')
    expect(words(await counter.form(sam, again, 'send', {}))).toContain('receipt')
  })
})

describe('while the log is away', () => {
  test('a look is said to be impossible, not to be unsaved', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    counter.log.setAway(true)
    for (const looked of [
      await counter.command(lena, '/my-work'),
      await counter.press(lena, 'open:', { record }),
      await counter.home(lena),
    ])
      expect(words(looked)).toContain('We cannot look that up just now: the records cannot be reached.')
  })

  test('a step is said not to be kept, with whom to phone, and a repeat may do better', async () => {
    const counter = openCounter()
    const record = await counter.handedOver()
    counter.log.setAway(true)
    const away = await counter.press(lena, 'step:Approve', { record, version: 1 }, 'click-1')
    expect(words(away)).toContain('We cannot save this just now. Nothing was kept.')
    expect(words(away)).toContain('Priya Shah on 020 7946 0000')
    counter.log.setAway(false)
    expect(words(await counter.press(lena, 'step:Approve', { record, version: 1 }, 'click-1'))).toContain('Done')
  })

  test('a dialog goes on with everything typed, and can be sent when the log is back', async () => {
    const counter = openCounter()
    const first = shown(await counter.command(sam, '/chair'))
    counter.log.setAway(true)
    const second = shown(await counter.form(sam, first, 'next', broken))
    expect(second.warnings[0]).toContain('We cannot save this just now. What you typed is still on this screen')
    const check = shown(await counter.form(sam, second, 'next', { ...second.values, hurt: 'no' }))
    const unsent = shown(await counter.form(sam, check, 'send', {}))
    expect(unsent.preview?.[0]?.value).toBe('It fell over')
    counter.log.setAway(false)
    expect(words(await counter.form(sam, unsent, 'send', {}))).toContain('receipt for sam: Waiting, It fell over')
  })

  test('a dialog still opens', async () => {
    const counter = openCounter()
    counter.log.setAway(true)
    const first = shown(await counter.command(sam, '/chair', 'It fell over'))
    expect(first.values.what).toBe('It fell over')
    expect(first.warnings[0]).toContain('Priya Shah')
  })

  test('a log that hangs is not waited for: nobody is told that it was saved, nor that it was not', async () => {
    const counter = openCounter(undefined, 5)
    counter.log.before = () => new Promise(() => {})
    expect(words(await counter.command(sam, '/bell'))).toContain('we cannot say yet whether it was saved')
  })
})
