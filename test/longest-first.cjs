const { default: Sequencer } = require('@jest/test-sequencer')

/** Short files that take long. Where nothing is known of earlier runs jest begins with the largest files, and would end with one of these, on one core alone. */
const takesLong = /test\/(log\/log|promises\/(48-soak|01-at-once))\.test\.ts$/

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    return [...sorted.filter(({ path }) => takesLong.test(path)), ...sorted.filter(({ path }) => !takesLong.test(path))]
  }
}
