/** Whether tests that try many cases try all of them, as CI does; a developer's machine tries some. The one setting of it. */
export const runsAll = process.env['CI'] !== undefined;

/** Of cases in a row a test tries each, or on a developer's machine each third. */
export const stride = runsAll ? 1 : 3;
