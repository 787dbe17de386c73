export default {
  testEnvironment: 'node',
  rootDir: '.',
  globalSetup: '<rootDir>/test/support/global-setup.js',
  setupFiles: ['<rootDir>/test/support/fixed-seed.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
  // One more than the cores of a small machine: many suites wait for a browser, an emulator or another process.
  maxWorkers: 3,
  // A machine that is busy with other things must not fail a test that only waits.
  testTimeout: 120_000,
};
