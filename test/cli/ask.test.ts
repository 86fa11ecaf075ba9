import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

  test('tells people what to do', () => {
    expect(ask(['caller', 'keeps', 'swearing', 'at', 'me']).stdout).toContain('Step by step')
  })
})
