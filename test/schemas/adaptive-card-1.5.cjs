// The published schema beside this file as code that checks a card: test/schema-as-code.cjs puts that here when jest reads this file.
throw new Error('jest.config.cjs names no transform for test/schemas.')
