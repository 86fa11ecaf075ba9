const { TestEnvironment } = require('jest-environment-node')

/** Node's own number arrays inside the tests: the reader's runtime is a native module, which knows no others. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    Object.assign(this.global, { Float32Array, BigInt64Array })
  }
}
