/** Milliseconds since 1970. Passed in wherever time matters, so that rules stay pure and tests choose the hour. */
export type Clock = () => number;
