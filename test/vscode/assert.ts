/** What the suite needs of `node:assert/strict`, for extension hosts that have no Node. */
export default { ok, equal, notEqual, deepEqual, match, doesNotMatch };

class AssertionError extends Error {
  constructor(message: string | undefined, expected: unknown, actual: unknown) {
    super(message ?? `expected: ${shown(expected)}\nfound: ${shown(actual)}`);
  }
}

function ok(actual: unknown, message?: string): asserts actual {
  if (!actual) throw new AssertionError(message, true, actual);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message, expected, actual);
}

function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) {
    throw new AssertionError(
      message ?? `found what must not be: ${shown(actual)}`,
      expected,
      actual,
    );
  }
}

function match(actual: string, expected: RegExp, message?: string): void {
  if (!expected.test(actual)) throw new AssertionError(message, expected, actual);
}

function doesNotMatch(actual: string, expected: RegExp, message?: string): void {
  if (expected.test(actual)) {
    throw new AssertionError(
      message ?? `found what must not be, ${shown(expected)}: ${actual}`,
      expected,
      actual,
    );
  }
}

/** Plain data only: what differs for it differs in JSON. */
function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (shown(actual) !== shown(expected)) throw new AssertionError(message, expected, actual);
}

function shown(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value, null, 1) ?? 'undefined');
}
