/** Milliseconds since 1970. Passed in wherever time matters, so that rules stay pure and tests set the time. */
export type Clock = () => number;
