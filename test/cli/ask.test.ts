import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const questions = readFileSync(join(root, 'test/data/ask-dev.jsonl'), 'utf8')

/** Runs the command line through its npm script, as the office does. */
const ask = (args: readonly string[], input = '') =>
  spawnSync('npm', ['run', '--silent', 'steward', '--', 'ask', ...args], { cwd: root, input, encoding: 'utf8' })

describe('steward ask', () => {
  test('answers every line with its id, what is understood and the words to say, and nothing else stands on standard output', () => {
    const { status, stdout } = ask(['--jsonl'], questions)
    expect(status).toBe(0)
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; atRisk: boolean })
    expect(answers.map(({ id }) => id)).toEqual(
      questions
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id),
    )
    for (const answer of answers)
      expect(answer).toEqual({
        id: expect.any(String),
        sections: expect.any(Array),
        situation: expect.any(String),
        atRisk: expect.any(Boolean),
        action: expect.any(String),
        covered: expect.any(Boolean),
        say: expect.any(Array),
        ask_back: expect.any(Boolean),
        actions: expect.any(Array),
        alert_words: answer.atRisk ? expect.any(String) : null,
      })
  })

  test('names a line that is no question on standard error, without its words, and goes on', () => {
    const { stdout, stderr } = ask(['--jsonl'], 'canary\n{"id":"q1","text":"he wants my surname"}\n')
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('Line 1 is not a question')
    expect(stderr).not.toContain('canary')
  })

  test('keeps to its contract: what is vague is asked back, an alert holds the threat’s own line, and what is not known is named', () => {
    const lines = [
      { id: 'threat', text: 'he says he will kill me' },
      { id: 'vague', text: 'and then?' },
      { id: 'after', text: 'and then?', before: ["he says he'll hang himself tonight"] },
      { id: 'wifi', text: 'what is the wifi password', before: ['he says he will kill me'] },
      { id: 'more', text: 'he wants my surname', colour: 'canary' },
      { id: 'wrong', text: 'he wants my surname', before: 'canary' },
    ]
    const { status, stdout, stderr } = ask(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'))
    const answers = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; [field: string]: unknown })
        .map((answer) => [answer.id, answer]),
    )
    expect([status, [...answers.keys()]]).toEqual([0, ['threat', 'vague', 'after', 'wifi', 'more']])
    expect(answers.get('threat')).toMatchObject({ atRisk: true, alert_words: 'he says he will kill me', actions: ['at-risk'] })
    expect(JSON.stringify(answers.get('threat'))).not.toContain('not qualified to help you')
    expect(answers.get('vague')).toMatchObject({ ask_back: true, atRisk: false, say: [], alert_words: null, actions: ['at-risk'] })
    expect(answers.get('after')).toMatchObject({ ask_back: false, atRisk: true, alert_words: "he says he'll hang himself tonight" })
    // Nobody senior has the threat yet: its button stands below, and sends the threat's words and nothing of the wifi.
    expect(answers.get('wifi')).toMatchObject({
      covered: false,
      atRisk: false,
      alert_words: 'he says he will kill me',
      actions: ['at-risk'],
    })
    expect(stderr).toContain('Line 5 has fields that I do not know: colour.')
    expect(stderr).toContain('Line 6 is not a question')
    expect(stderr).not.toContain('canary')
  })

  test('leaves nothing for the maker of its library to collect: it reports to nobody', () => {
    const home = mkdtempSync(join(tmpdir(), 'steward-ask-'))
    const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli/steward.js'), 'ask', 'he', 'wants', 'my', 'surname'], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: home },
      encoding: 'utf8',
    })
    expect(stdout).not.toBe('')
    // Where it reports, it first writes down by what name to know this computer.
    expect(readdirSync(home)).toEqual([])
    rmSync(home, { recursive: true })
  })

  test('tells people what to do', () => {
    expect(ask(['caller', 'keeps', 'swearing', 'at', 'me']).stdout).toContain('Step by step')
  })
})
